import { App, HttpError, Reply } from "tiny";
import { addMember, countMembers, findMember, listMembers, renameMember } from "./members.ts";

const app = new App();

app.get("/ping", () => "pong");
app.get("/count", () => countMembers());
app.get("/members", () => listMembers());
app.get("/members/{id}", (request) => findMember(Number(request.params.id)));

// A name that is taken is answered with 409.
app.post("/members/{name}", async ({ params }) => {
  return new Reply(await addMember(params.name).catch(refuseTaken), { status: 201 });
});

app.put("/members/{id}/{name}", async ({ params }) => {
  await renameMember(Number(params.id), params.name).catch(refuseTaken);
  return { renamed: true };
});

const uniqueViolation = "23505";

function refuseTaken(error: Error & { code?: string }): never {
  throw error.code === uniqueViolation ? new HttpError(409, "that name is taken") : error;
}

app.listen(8000);
