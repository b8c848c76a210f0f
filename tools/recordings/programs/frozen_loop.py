import os

from fastapi import Depends, FastAPI, WebSocket
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine(os.environ["DATABASE_URL"], pool_size=3, max_overflow=0, pool_timeout=5)
SessionLocal = sessionmaker(engine)
app = FastAPI()


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


@app.get("/ping")
async def ping():
    return "pong"


@app.websocket("/ws")
async def ws(socket: WebSocket, db: Session = Depends(get_db)):
    await socket.accept()
    db.execute(text("SELECT 1"))  # the wait for a connection is here, on the event loop
    async for message in socket.iter_text():
        await socket.send_text(message)
