import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEnv, variables } from '../../backend/src/kernel/env.ts';

interface Service {
  image?: string;
  build?: { target: string };
  command?: string[];
  user?: string;
  profiles?: string[];
  ports?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  networks?: string[];
  network_mode?: string;
  volumes?: string[];
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  deploy?: { replicas?: number; resources?: { limits?: { cpus?: string; memory?: string } } };
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
  secrets?: Record<string, { file: string }>;
}

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const load = (file: string) => parse(read(file), { merge: true }) as Compose;

const everyday = load('docker-compose.yml');
const production = load('docker-compose.prod.yml');
const both = { 'docker-compose.yml': everyday, 'docker-compose.prod.yml': production };
const own = ['gateway', 'web', 'worker', 'setup'];
/** Runs once, and ends. */
const once = ['setup', 'secrets'];
const stages = ['app', 'gateway'];
const tools = ['pgadmin', 'minio', 'mailpit', 'ollama', 'coturn'];

const withoutProfile = ({ services }: Compose) => Object.entries(services).filter(([, service]) => !service.profiles);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs what the service `secrets` runs; every file below the folder by its name. */
function madeSecrets(folder = mkdtempSync(join(tmpdir(), 'atrium-compose-'))) {
  folders.push(folder);
  const [program, ...args] = everyday.services.secrets?.command ?? [];
  expect([program, args.at(-1)]).toEqual(['node', '/secrets']);
  execFileSync(process.execPath, [...args.slice(0, -1), folder], { cwd: new URL('../..', import.meta.url) });
  const names = readdirSync(folder, { recursive: true }).map(String);
  const files = names.filter((name) => name.includes('/')).toSorted();
  return { folder, files: Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')])) };
}

describe.each(Object.entries(both))('%s', (_file, compose) => {
  const services = Object.entries(compose.services);

  it('brings exactly the parts of an installation', () => {
    // Who has its secrets from outside needs nobody to make them.
    const core = [...own, ...(compose === everyday ? ['secrets'] : []), 'postgres', 'redis'];
    expect(withoutProfile(compose).map(([name]) => name)).toEqual(core);
  });

  it('opens one port, the gateway on 8080, which of the demo only this machine reaches unless told otherwise', () => {
    const open = withoutProfile(compose).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    const port = compose === everyday ? '${BIND_ADDRESS:-127.0.0.1}:8080:8080' : '8080:8080';
    expect(open).toEqual([['gateway', port]]);
  });

  it('pins every image it does not build', () => {
    const pinned = /:(?!latest)[\w.-]*\d[\w.-]*$/u;
    const loose = services.filter(([, { image = '', build }]) =>
      build ? !stages.includes(build.target) : !pinned.test(image),
    );
    expect(loose.map(([name]) => name)).toEqual([]);
  });

  it('knows whether each part is well, and waits for it', () => {
    for (const [name, { build, healthcheck }] of services) {
      // Images of our own bring their check along (Dockerfile).
      const checked = build
        ? healthcheck?.disable !== true || once.includes(name)
        : (healthcheck?.test?.length ?? 0) > 0;
      expect({ name, checked }).toEqual({ name, checked: true });
    }
    for (const [name, { depends_on: waits = {} }] of services) {
      const conditions = Object.entries(waits).map(([other, { condition }]) => [name, other, condition]);
      const wanted = Object.keys(waits).map((other) => [
        name,
        other,
        once.includes(other) ? 'service_completed_successfully' : 'service_healthy',
      ]);
      expect(conditions).toEqual(wanted);
    }
    expect(Object.keys(compose.services.web?.depends_on ?? {})).toEqual(['setup', 'postgres', 'redis']);
    expect(compose.services.setup).toMatchObject({
      restart: 'no',
      command: ['node', 'backend/src/commands/set-up.ts'],
    });
  });

  it('keeps the database and the queue where nothing outside can call them, or be called from', () => {
    expect(compose.networks.data).toEqual({ internal: true });
    expect(compose.services.postgres?.networks).toEqual(['data']);
    expect(compose.services.redis?.networks).toEqual(['data']);
    expect(compose.services.gateway?.networks ?? ['default']).toEqual(['default']);
  });

  it('runs nothing of the installation as root, and takes away what it does not need', () => {
    for (const name of ['postgres', 'redis']) expect(compose.services[name]?.user).toBe(name);
    for (const name of own) {
      expect(compose.services[name]).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    }
  });

  it('sets only what the application reads', () => {
    const known = new Set(Object.keys(variables.shape).flatMap((name) => [name, `${name}_FILE`]));
    for (const name of ['web', 'worker', 'setup']) {
      const set = Object.keys(compose.services[name]?.environment ?? {});
      expect(set.filter((variable) => !known.has(variable))).toEqual([]);
    }
  });

  it('keeps data in volumes that it declares', () => {
    const named = (JSON.stringify(compose.services).match(/"[a-z]+:\/[a-z/.]+(?::ro)?"/gu) ?? []).map((text) =>
      text.slice(1, text.indexOf(':')),
    );
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  });
});

describe('docker-compose.yml', () => {
  it('has tools under a profile of their own name, reachable from this machine only', () => {
    const found = Object.entries(everyday.services).filter(([, { profiles }]) => profiles);
    expect(found.map(([name, { profiles }]) => [name, profiles])).toEqual(tools.map((name) => [name, [name]]));
    for (const [, { ports = [] }] of found) {
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    }
  });

  it('gives every part settings that it can start with, whatever .env has for npm start, and says that it is a demo', () => {
    const { folder } = madeSecrets();
    const forNpm = { DATABASE_URL: 'postgres://localhost/mine', ENCRYPTION_KEY: 'mine', DATABASE_ADMIN_URL: 'mine' };
    const envOf = (name: string) => {
      const set = Object.entries({ ...forNpm, ...everyday.services[name]?.environment });
      return readEnv(Object.fromEntries(set.map(([key, value]) => [key, value.replace(/^\/secrets/u, folder)])));
    };
    for (const name of ['web', 'worker', 'setup']) {
      expect(envOf(name)).toMatchObject({ host: '0.0.0.0', seed: 'demo', production: false, registration: 'open' });
    }
    expect([envOf('web').role, envOf('worker').role]).toEqual(['web', 'worker']);
    const [database, admin] = [new URL(envOf('setup').databaseUrl), new URL(envOf('setup').databaseAdminUrl ?? '')];
    expect([database.username, admin.username]).toEqual(['atrium_app', 'postgres']);
    expect(admin.password).toBe(readFileSync(join(folder, 'admin/postgres_password'), 'utf8'));
  });

  it('publishes no password and no key', () => {
    const text = read('docker-compose.yml');
    expect(text).not.toMatch(/:\/\/[^\s/@]+:[^\s/@]+@/u);
    expect(text).not.toMatch(/(?:PASSWORD|SECRET|_KEY)(?!_FILE): *[^\s']/u);
    expect(text).not.toMatch(/(?:secret|password)=/u);
  });

  it('makes its own at the first start, keeps them at the next, and has others than anybody else', () => {
    const here = madeSecrets();
    expect(madeSecrets(here.folder).files).toEqual(here.files);
    const there = madeSecrets();
    expect(Object.keys(there.files)).toEqual(Object.keys(here.files));
    for (const [name, secret] of Object.entries(there.files))
      expect([name, secret]).not.toEqual([name, here.files[name]]);
    // Each container reads as a user of its own.
    for (const name of Object.keys(here.files)) expect(statSync(join(here.folder, name)).mode & 0o777).toBe(0o444);
  });

  it('makes what is missing, after a first start that was cut off too', () => {
    const { folder, files } = madeSecrets();
    unlinkSync(join(folder, 'admin/database_admin_url'));
    unlinkSync(join(folder, 'keys/encryption_key'));
    writeFileSync(join(folder, 'keys/encryption_key.new'), 'half of i');
    const again = madeSecrets(folder).files;
    expect(again['admin/database_admin_url']).toBe(files['admin/database_admin_url']);
    expect(again['keys/encryption_key']).toHaveLength(44);
    expect(again['keys/database_url']).toBe(files['keys/database_url']);
  });

  it('shows each secret to those alone that need it', () => {
    const readersOf = (volume: string) =>
      Object.entries(everyday.services)
        .filter(([, { volumes = [] }]) => volumes.some((mount) => mount.startsWith(`${volume}:`)))
        .map(([name]) => name);
    expect(readersOf('keys')).toEqual(['web', 'worker', 'setup', 'secrets']);
    expect(readersOf('admin')).toEqual(['setup', 'secrets', 'postgres']);
    expect(readersOf('tools')).toEqual(['secrets', 'pgadmin', 'minio', 'coturn']);
    const mounts = Object.entries(everyday.services).flatMap(([name, { volumes = [] }]) =>
      volumes.filter((mount) => mount.includes(':/secrets/')).map((mount) => [name, mount.endsWith(':ro')]),
    );
    expect(mounts.filter(([, readOnly]) => !readOnly).map(([name]) => name)).toEqual(['secrets', 'secrets', 'secrets']);
    expect(everyday.services.secrets).toMatchObject({
      network_mode: 'none',
      restart: 'no',
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('lets only the set-up change the schema', () => {
    const mayMigrate = own.filter((name) => everyday.services[name]?.environment?.DATABASE_ADMIN_URL_FILE);
    expect(mayMigrate).toEqual(['setup']);
  });
});

describe('docker-compose.prod.yml', () => {
  const text = read('docker-compose.prod.yml');

  it('holds no secret, and reads each from a file that only who needs it sees', () => {
    expect(text).not.toMatch(/(?:PASSWORD|SECRET|KEY|TOKEN|URL): \S*[^/\s]*(?:atrium|postgres:\/\/|redis:\/\/)/u);
    for (const { file } of Object.values(production.secrets ?? {})) expect(file).toMatch(/^\.\/secrets\//u);
    for (const [name, { environment = {}, secrets = [] }] of Object.entries(production.services)) {
      const used = Object.entries(environment).filter(([variable]) => variable.endsWith('_FILE'));
      expect({ name, used: used.map(([, path]) => path.replace('/run/secrets/', '')).toSorted() }).toEqual({
        name,
        used: secrets.filter((secret) => secret !== 'redis_conf').toSorted(),
      });
    }
    const mayMigrate = own.filter((name) => production.services[name]?.secrets?.includes('database_admin_url'));
    expect(mayMigrate).toEqual(['setup']);
  });

  it('is production: without demo data, and not without a domain', () => {
    for (const name of ['web', 'worker', 'setup']) {
      expect(production.services[name]?.environment).toMatchObject({ NODE_ENV: 'production', SEED: 'none' });
      expect(production.services[name]?.environment?.BASE_DOMAIN).toMatch(/^\$\{BASE_DOMAIN:\?/u);
      // Whoever runs it decides; unless told, only they register organizations.
      expect(production.services[name]?.environment?.REGISTRATION).toBe('${REGISTRATION:-operator}');
    }
  });

  it('limits every part, and lets none write but to its volumes', () => {
    for (const [name, service] of Object.entries(production.services)) {
      const { cpus, memory } = service.deploy?.resources?.limits ?? {};
      expect({ name, cpus, memory, readOnly: service.read_only, drop: service.cap_drop }).toEqual({
        name,
        cpus: expect.stringMatching(/^\d/u),
        memory: expect.stringMatching(/^\d+[mg]$/u),
        readOnly: true,
        drop: ['ALL'],
      });
    }
  });

  it('runs several of what serves', () => {
    for (const name of ['web', 'worker']) expect(production.services[name]?.deploy?.replicas).toBeGreaterThan(1);
  });
});
