import os
import time

from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

engine = create_engine(os.environ["DATABASE_URL"], pool_size=2, max_overflow=0)
SessionLocal = sessionmaker(engine)


def wait(what):
    print(f"{what}: {engine.pool.checkedout()} in use")
    time.sleep(1)


db = SessionLocal()
wait("made")
db.execute(text("SELECT 1"))
wait("first statement")
db.execute(text("SELECT 2"))
wait("second statement")
db.commit()
wait("commit")
db.execute(text("SELECT 3"))
wait("another statement")
db.close()
wait("close")
db.execute(text("SELECT 4"))
wait("used after close")
