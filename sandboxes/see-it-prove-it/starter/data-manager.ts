import { type Lender, Session } from "./session.ts";

/** Twenty-one methods over one pool. Some leak. */
export class DataManager {
  readonly #lender: Lender;

  constructor(lender: Lender) {
    this.#lender = lender;
  }

  // Users

  async getUser(id = 1) {
    const session = new Session(this.#lender);
    return session.query("SELECT * FROM users WHERE id = $1", [id]);
  }

  async findUserByName(name = "ann") {
    const session = new Session(this.#lender);
    return session.query("SELECT * FROM users WHERE name = $1", [name]);
  }

  async addUser(name = "cleo") {
    const session = new Session(this.#lender);
    try {
      await session.query("INSERT INTO users (name) VALUES ($1)", [name]);
      await session.commit();
    } catch (error) {
      await session.rollback();
      throw error;
    }
  }

  async renameUser(id = 2, name = "ben") {
    const session = new Session(this.#lender);
    try {
      await session.query("UPDATE users SET name = $2 WHERE id = $1", [id, name]);
      await session.commit();
    } catch (error) {
      await session.rollback();
      throw error;
    }
  }

  async deleteUser(id = 3) {
    return this.#inTransaction((session) => session.query("DELETE FROM users WHERE id = $1", [id]));
  }

  async setTemperature(id = 1, temperature = 0.7) {
    const session = new Session(this.#lender);
    if (temperature < 0 || temperature > 1) throw new RangeError("a temperature is between 0 and 1");
    await this.#write(session, "UPDATE users SET temperature = $2 WHERE id = $1", [id, temperature]);
  }

  async saveMessage(userId = 1, text = "hello") {
    return this.#inTransaction((session) =>
      session.query("INSERT INTO messages (user_id, text) VALUES ($1, $2)", [userId, text]),
    );
  }

  // Preferences

  async getPreferences(userId = 1) {
    const session = new Session(this.#lender);
    return session.query("SELECT key, value FROM preferences WHERE user_id = $1", [userId]);
  }

  async setPreference(userId = 1, key = "theme", value = "dark") {
    const session = new Session(this.#lender);
    const sql = "INSERT INTO preferences VALUES ($1, $2, $3) ON CONFLICT (user_id, key) DO UPDATE SET value = $3";
    await this.#write(session, sql, [userId, key, value]);
  }

  async deletePreference(userId = 1, key = "theme") {
    const session = new Session(this.#lender);
    await this.#write(session, "DELETE FROM preferences WHERE user_id = $1 AND key = $2", [userId, key]);
  }

  // Skills

  async addSkill(name = "go") {
    return this.#inTransaction((session) => session.query("INSERT INTO skills (name) VALUES ($1)", [name]));
  }

  async getSkillIds(userId = 1) {
    const session = new Session(this.#lender);
    return session.query("SELECT skill_id FROM user_skills WHERE user_id = $1", [userId]);
  }

  async getSkills(userId = 1) {
    const session = new Session(this.#lender);
    const rows = await session.query("SELECT name FROM skills JOIN user_skills ON id = skill_id WHERE user_id = $1", [
      userId,
    ]);
    return rows.map(({ name }) => name);
  }

  async getSkillLevel(userId = 1, skillId = 1) {
    const session = new Session(this.#lender);
    try {
      return await session.query("SELECT level FROM user_skills WHERE user_id = $1 AND skill_id = $2", [
        userId,
        skillId,
      ]);
    } finally {
      await session.close();
    }
  }

  async setSkillLevel(userId = 1, skillId = 1, level = 3) {
    const session = new Session(this.#lender);
    const sql = "UPDATE user_skills SET level = $3 WHERE user_id = $1 AND skill_id = $2";
    await this.#write(session, sql, [userId, skillId, level]);
  }

  async getOrCreateSkill(name = "chess") {
    const session = new Session(this.#lender);
    const [found] = await session.query("SELECT id FROM skills WHERE name = $1", [name]);
    if (found) return found;
    const [made] = await session.query("INSERT INTO skills (name) VALUES ($1) RETURNING id", [name]);
    await session.commit();
    return made;
  }

  async linkSkill(userId = 2, skillId = 1) {
    const session = new Session(this.#lender);
    await session.query("INSERT INTO user_skills VALUES ($1, $2, 1)", [userId, skillId]);
    await session.commit();
  }

  // Training

  async addTraining(userId = 1, skillId = 1) {
    return this.#inTransaction((session) =>
      session.query("INSERT INTO trainings (user_id, skill_id) VALUES ($1, $2)", [userId, skillId]),
    );
  }

  async getTrainings(userId = 1) {
    const session = new Session(this.#lender);
    return session.query("SELECT * FROM trainings WHERE user_id = $1", [userId]);
  }

  async getTrainingsForSkill(skillId = 1) {
    const session = new Session(this.#lender);
    const rows = await session.query("SELECT * FROM trainings WHERE skill_id = $1", [skillId]);
    await session.commit();
    return rows;
  }

  async finishTraining(id = 1) {
    const session = new Session(this.#lender);
    await this.#write(session, "UPDATE trainings SET finished = true WHERE id = $1", [id]);
  }

  async #write(session: Session, sql: string, values: unknown[]) {
    try {
      await session.query(sql, values);
      await session.commit();
    } catch (error) {
      await session.rollback();
      throw error;
    }
  }

  async #inTransaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = new Session(this.#lender);
    try {
      const result = await work(session);
      await session.commit();
      return result;
    } finally {
      await session.close();
    }
  }
}
