import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
const core = [...own, 'postgres', 'redis'];
const stages = ['app', 'gateway'];
const tools = ['pgadmin', 'minio', 'mailpit', 'ollama', 'coturn'];

const withoutProfile = ({ services }: Compose) => Object.entries(services).filter(([, service]) => !service.profiles);

describe.each(Object.entries(both))('%s', (_file, compose) => {
  const services = Object.entries(compose.services);

  it('brings exactly the parts of an installation', () => {
    expect(withoutProfile(compose).map(([name]) => name)).toEqual(core);
  });

  it('opens one port, the gateway on 8080', () => {
    const open = withoutProfile(compose).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(open).toEqual([['gateway', '8080:8080']]);
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
      const checked = build ? healthcheck?.disable !== true || name === 'setup' : (healthcheck?.test?.length ?? 0) > 0;
      expect({ name, checked }).toEqual({ name, checked: true });
    }
    for (const [name, { depends_on: waits = {} }] of services) {
      const conditions = Object.entries(waits).map(([other, { condition }]) => [name, other, condition]);
      const wanted = Object.keys(waits).map((other) => [
        name,
        other,
        other === 'setup' ? 'service_completed_successfully' : 'service_healthy',
      ]);
      expect(conditions).toEqual(wanted);
    }
    expect(Object.keys(compose.services.web?.depends_on ?? {})).toEqual(['setup', 'postgres', 'redis']);
    expect(compose.services.setup).toMatchObject({ restart: 'no', command: ['node', 'backend/src/set-up.ts'] });
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
    const named = (JSON.stringify(compose.services).match(/"[a-z]+:\/[a-z/.]+"/gu) ?? []).map((text) =>
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

  it('gives every part settings that it can start with, and demo data once', () => {
    for (const name of ['web', 'worker', 'setup']) {
      const env = readEnv(everyday.services[name]?.environment ?? {});
      expect(env).toMatchObject({ host: '0.0.0.0', seed: name === 'setup' ? 'demo' : 'none' });
    }
    expect(readEnv(everyday.services.web?.environment ?? {}).role).toBe('web');
    expect(readEnv(everyday.services.worker?.environment ?? {}).role).toBe('worker');
  });

  it('lets only the set-up change the schema', () => {
    const mayMigrate = own.filter((name) => everyday.services[name]?.environment?.DATABASE_ADMIN_URL);
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
