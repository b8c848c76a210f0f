import os
import time

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker
from sqlalchemy.orm.exc import DetachedInstanceError

engine = create_engine(os.environ["DATABASE_URL"], pool_size=2, max_overflow=0)
SessionLocal = sessionmaker(engine)


class User(declarative_base()):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def wait(what):
    print(f"{what}: {engine.pool.checkedout()} in use")
    time.sleep(1)


with SessionLocal() as db:
    user = db.get(User, 1)
    wait("user read")
    db.commit()
    wait("commit")
    wait(f"user.name is {user.name}")  # expired by the commit: reading it borrows again
    db.commit()
wait("session closed")
try:
    print(user.name)
except DetachedInstanceError as error:
    wait(f"user.name raises {type(error).__name__}")
