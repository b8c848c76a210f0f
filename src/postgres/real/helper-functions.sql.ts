import { requestSqlState } from "../engine/engine-functions.sql.ts";

/**
 * First keys of the advisory locks that sleepers wait on; the second is the backend's pid. Two, for between two sleeps of
 * one statement the relay may not have got hold of the first again.
 */
export const sleepLocks = { first: 0x57415445, second: 0x57415446 } as const; // WATE, WATF

/** In front of `pg_catalog`, so that learners' SQL is never rewritten; their own objects come before both. */
export const searchPath = '"$user", public, watertight, pg_catalog';

/**
 * `pg_sleep` by the harness's clock. The message of severity INFO is sent at once, whatever `client_min_messages` says,
 * and tells the relay how long and on which lock; the relay holds it until that time is over.
 * Who connects past the relay sleeps as ever: nobody holds a lock for them.
 */
export const helperFunctionsSql = `
CREATE SCHEMA watertight;
GRANT USAGE ON SCHEMA watertight TO PUBLIC;
CREATE FUNCTION watertight.pg_sleep(seconds double precision) RETURNS void LANGUAGE plpgsql VOLATILE STRICT
  SET lock_timeout = 0 AS $$
DECLARE
  pid integer := pg_catalog.pg_backend_pid();
  lock integer;
BEGIN
  IF seconds <= 0 THEN RETURN; END IF;
  FOREACH lock IN ARRAY ARRAY[${sleepLocks.first}, ${sleepLocks.second}] LOOP
    IF NOT pg_catalog.pg_try_advisory_lock(lock, pid) THEN
      RAISE INFO USING ERRCODE = '${requestSqlState.sleep}', MESSAGE = seconds::text, DETAIL = lock::text;
      PERFORM pg_catalog.pg_advisory_lock(lock, pid);
      PERFORM pg_catalog.pg_advisory_unlock(lock, pid);
      RETURN;
    END IF;
    PERFORM pg_catalog.pg_advisory_unlock(lock, pid);
  END LOOP;
  PERFORM pg_catalog.pg_sleep(seconds);
END $$;
CREATE FUNCTION watertight.pg_sleep_for(interval) RETURNS void LANGUAGE sql VOLATILE STRICT AS $$
  SELECT watertight.pg_sleep(extract(epoch FROM $1)::double precision)
$$;
CREATE FUNCTION watertight.pg_sleep_until(timestamp with time zone) RETURNS void LANGUAGE sql VOLATILE STRICT AS $$
  SELECT watertight.pg_sleep(extract(epoch FROM $1 - clock_timestamp())::double precision)
$$;`;
