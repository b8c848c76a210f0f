import os

from fastapi import Depends, FastAPI, WebSocket
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import sessionmaker

engine = create_async_engine(os.environ["ASYNC_DATABASE_URL"], pool_size=3, max_overflow=0, pool_timeout=5)
SessionLocal = sessionmaker(engine, class_=AsyncSession)
app = FastAPI()


async def get_db():
    async with SessionLocal() as db:
        yield db


@app.get("/ping")
async def ping():
    return "pong"


@app.websocket("/ws")
async def ws(socket: WebSocket, db: AsyncSession = Depends(get_db)):
    await socket.accept()
    await db.execute(text("SELECT 1"))  # this task alone waits for a connection
    async for message in socket.iter_text():
        await socket.send_text(message)
