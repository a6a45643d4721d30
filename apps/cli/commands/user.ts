import { AddUser, ChangePassword, ChangeUser, UserRows, accessErrors, type User } from '#access';
import { DomainError, ROLES, systemActor, type Role } from '#kernel';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { text } from 'node:stream/consumers';

const ACTOR = systemActor('cli');

/** Opens the desk's modules without HTTP; the command closes them. */
export type OpenDesk = () => Promise<INestApplicationContext>;

interface AddOptions {
  email: string;
  role: Role;
  name?: string;
  passwordStdin?: boolean;
}

/** `user add|list|disable|enable|reset-password`. */
export function registerUserCommands(program: Command, open: OpenDesk): void {
  const user = program.command('user').description('people who may sign in');
  const email = ['--email <address>', 'e-mail address'] as const;
  const json = ['--json', 'answer with JSON'] as const;
  user
    .command('add')
    .description('adds a user; the password that is made is shown this once')
    .requiredOption(...email)
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--name <name>', 'name shown to colleagues')
    .option('--password-stdin', 'read the password from standard input')
    .option(...json)
    .action((o: AddOptions, command: Command) => run(command, open, (desk) => add(desk, o)));
  user
    .command('list')
    .description('lists everybody')
    .option(...json)
    .action((_: object, command: Command) => run(command, open, list));
  for (const [name, active] of [
    ['disable', false],
    ['enable', true],
  ] as const) {
    user
      .command(name)
      .description(active ? 'lets somebody sign in again' : 'ends their sessions and revokes the tokens they made')
      .requiredOption(...email)
      .option(...json)
      .action((o: { email: string }, command: Command) =>
        run(command, open, (desk) => setActive(desk, o.email, active)),
      );
  }
  user
    .command('reset-password')
    .description('makes a new password, shown this once; ends their sessions')
    .requiredOption(...email)
    .option('--password-stdin', 'read the password from standard input')
    .option(...json)
    .action((o: { email: string; passwordStdin?: boolean }, command: Command) =>
      run(command, open, (desk) => resetPassword(desk, o)),
    );
}

/** What a command answers: an object for programs, lines for people. */
interface Answer {
  json: unknown;
  lines: string[];
}

async function run(
  command: Command,
  open: OpenDesk,
  work: (desk: INestApplicationContext) => Promise<Answer>,
): Promise<void> {
  const desk = await open();
  try {
    const { json, lines } = await work(desk);
    const wanted = command.optsWithGlobals<{ json?: boolean }>().json === true ? [JSON.stringify(json)] : lines;
    for (const line of wanted) process.stdout.write(`${line}\n`);
  } finally {
    await desk.close();
  }
}

async function add(desk: INestApplicationContext, o: AddOptions): Promise<Answer> {
  const given = o.passwordStdin === true ? await passwordFromStdin() : undefined;
  const name = o.name ?? o.email.split('@')[0] ?? o.email;
  const add = desk.get(AddUser, { strict: false });
  const { user, password } = await add.execute({ email: o.email, name, role: o.role, password: given }, ACTOR);
  return {
    json: { ...shown(user), password },
    lines: [`${user.email} (${user.role}) added`, ...(password === null ? [] : [`password: ${password}`])],
  };
}

async function list(desk: INestApplicationContext): Promise<Answer> {
  const users = await desk.get(UserRows, { strict: false }).all();
  return {
    json: { items: users.map(shown) },
    lines: users.map((user) => [user.email, user.role, user.active ? 'active' : 'disabled', user.name].join('\t')),
  };
}

async function setActive(desk: INestApplicationContext, email: string, active: boolean): Promise<Answer> {
  const { id } = await find(desk, email);
  const user = await desk.get(ChangeUser, { strict: false }).execute(id, { active }, ACTOR);
  return { json: shown(user), lines: [`${user.email} ${active ? 'enabled' : 'disabled'}`] };
}

async function resetPassword(
  desk: INestApplicationContext,
  o: { email: string; passwordStdin?: boolean },
): Promise<Answer> {
  const given = o.passwordStdin === true ? await passwordFromStdin() : undefined;
  const { id } = await find(desk, o.email);
  const { user, password } = await desk.get(ChangePassword, { strict: false }).reset(id, ACTOR, given);
  const made = given === undefined ? password : null;
  return {
    json: { ...shown(user), password: made },
    lines: [`${user.email}: password changed`, ...(made === null ? [] : [`password: ${made}`])],
  };
}

async function find(desk: INestApplicationContext, email: string): Promise<User> {
  const user = await desk.get(UserRows, { strict: false }).byAddress(email);
  if (user === null) throw new DomainError(accessErrors['access.user-not-found']);
  return user;
}

/** One line; the line's end is not part of the password. */
async function passwordFromStdin(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

function shown({ id, email, name, role, active }: User): object {
  return { id, email, name, role, active };
}
