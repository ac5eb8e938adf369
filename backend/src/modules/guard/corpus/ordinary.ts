import { Random } from './random.ts';

type Snippet = (random: Random) => string;

const two = (value: number): string => String(value).padStart(2, '0');
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const names = [
  'user',
  'total',
  'payload',
  'session',
  'index',
  'result',
  'options',
  'row',
  'tenant',
  'message',
  'error',
];
const words = [
  'the',
  'report',
  'shows',
  'that',
  'we',
  'shipped',
  'before',
  'noon',
  'und',
  'Lieferung',
  'de',
  'la',
  'con',
];

const uuid: Snippet = (random) =>
  `${random.hex(8)}-${random.hex(4)}-${random.pick(['4', '7'])}${random.hex(3)}-${random.text('89ab', 1)}${random.hex(3)}-${random.hex(12)}`;

const date: Snippet = (random) => {
  const [year, month, day] = [random.between(1970, 2035), two(random.between(1, 12)), two(random.between(1, 28))];
  const time = `${two(random.integer(24))}:${two(random.integer(60))}:${two(random.integer(60))}`;
  return random.pick([
    `${year}-${month}-${day}`,
    `${day}.${month}.${year}`,
    `${month}/${day}/${year} ${time}`,
    `${year}-${month}-${day}T${time}.${random.digits(3)}Z`,
    `${year}${month}${day}${time.replaceAll(':', '')}`,
    `${year}${month}${day}${time.replaceAll(':', '')}${random.digits(2)}`,
    `from ${day}/${month}/${year} to ${month}/${day}/${year + 1}`,
    `${random.between(1_000_000_000, 1_999_999_999)}${random.pick(['', random.digits(3), random.digits(6)])}`,
    `${year}, ${year + 1}, ${year + 2}, ${year + 3}, ${year + 4}`,
  ]);
};

const ip: Snippet = (random) => Array.from({ length: 4 }, () => random.integer(256)).join('.');

/** Ordinary text without secrets, by kind. */
export const ordinary: Readonly<Record<string, Snippet>> = {
  UUIDs: (random) =>
    random.pick([
      uuid(random),
      `id ${uuid(random)}`,
      `{"id":"${uuid(random)}","parent":"${uuid(random)}"}`,
      `GET /api/v1/conversations/${uuid(random)}`,
      uuid(random).toUpperCase(),
      `urn:uuid:${uuid(random)}`,
    ]),
  'order numbers of 16 digits': (random) => {
    const number = random.digits(16);
    return random.pick([
      number,
      `Order ${number} has shipped.`,
      `Where is my order no. ${number}?`,
      `Bestellnummer: ${number}`,
      `order_id=${number}`,
      `Please look into ${number}, thanks`,
      `Pedido ${number}, factura ${random.digits(8)}`,
      `{"order":${number},"items":${random.integer(9)}}`,
      `Order ${number.replace(/(\d{4})(?=\d)/g, '$1 ')}`,
      `Sendungsnummer ${number.replace(/(\d{4})(?=\d)/g, '$1-')}`,
    ]);
  },
  'part numbers 3-2-4': (random) => {
    const number = random.filled('###-##-####');
    return random.pick([
      number,
      `part no. ${number}`,
      `Teilenummer ${number}, Lager ${random.digits(2)}`,
      `We need 12 of ${number} and 3 of ${random.filled('###-##-####')}.`,
      `SKU: ${number}`,
      `| ${number} | valve | ${random.integer(100)} |`,
      `${number}\n${random.filled('###-##-####')}\n${random.filled('###-##-####')}`,
    ]);
  },
  ISBNs: (random) =>
    random.pick([
      random.filled('ISBN 978-#-##-######-#'),
      random.filled('978##########'),
      random.filled('ISBN-10: #-###-#####-#'),
      random.filled('ISBN 979-##-###-####-#, EAN 40063813####'),
      random.filled('ISSN ####-####'),
      random.filled('doi:10.####/j.jss.20##.##.###'),
    ]),
  hashes: (random) =>
    random.pick([
      random.hex(32),
      `commit ${random.hex(40)}`,
      `sha256:${random.hex(64)}`,
      random.hex(64).toUpperCase(),
      `${random.hex(7)}..${random.hex(7)}`,
      `ETag: "${random.hex(32)}-${random.integer(20)}"`,
      `integrity sha512-${random.text(base64, 86)}==`,
      `color: #${random.hex(6)}`,
    ]),
  'dates and times': (random) => `${random.pick(words)} ${date(random)} ${random.pick(words)}`,
  'phone numbers': (random) =>
    random.filled(
      random.pick([
        '+49 1## ########',
        '+49 (0)30 ### ## ##',
        '+1 (###) ###-####',
        '###-###-####',
        '0041 44 ### ## ##',
        '+33 6 ## ## ## ##',
        'Tel. 0##1/########',
        '+3906########',
        '+44 20 #### ####',
        '+91 ##### #####',
        '+86 1## #### ####, ext. ####',
        '00 49 1## ## ## ## ##',
      ]),
    ),
  coordinates: (random) =>
    random.filled(
      random.pick([
        '##.######, ##.######',
        '##°##\'##.#"N #°##\'##.#"E',
        '-##.####,###.####',
        '{"lat":##.########,"lon":-###.########}',
        'POINT(##.###### ##.######)',
        '##.######## ##.########; ##.######## ##.########',
      ]),
    ),
  prices: (random) =>
    random.filled(
      random.pick([
        '1.###,## €',
        '$#,###.##',
        'EUR ##.###,##',
        'Total: ##,###,###.## USD (VAT 19 %: #,###.##)',
        'Q1 4### | Q2 5### | Q3 #### | Q4 ####, in thousands',
        '| Umsatz | #### | ### | ####,## | ###### |',
        '####; ###; ####; ##; ####; ####',
        '#### + #### = #####',
        'from #### to #### EUR, at most ####',
      ]),
    ),
  versions: (random) =>
    random.filled(
      random.pick([
        'v#.##.#',
        'Node ##.#.#, npm ##.#.#, PostgreSQL ##.#',
        'react@##.#.#-canary-########-20260###',
        'Chrome/1##.0.####.### Safari/537.##',
        '10.0.#####.####',
        'kernel 6.1.0-##-amd64',
        'build 2026.##.##.####',
      ]),
    ),
  'log lines': (random) =>
    random.pick([
      `${date(random)} INFO [${random.hex(8)}] ${ip(random)} GET /api/v1/things?limit=${random.integer(100)} 200 ${random.integer(900)}ms`,
      `{"level":30,"time":${random.digits(13)},"pid":${random.digits(5)},"req":"${uuid(random)}","msg":"request done","ms":${random.integer(999)}}`,
      `${ip(random)} - - [${date(random)}] "POST /login HTTP/1.1" 401 ${random.digits(4)} "-" "Mozilla/5.0"`,
      `nginx: ${random.digits(16)} bytes sent, upstream ${ip(random)}:${random.digits(4)}`,
      `trace_id=${random.hex(32)} span_id=${random.hex(16)} took ${random.digits(16)} ns`,
      `ERROR login failed for user ${random.pick(names)}: invalid password (attempt ${random.integer(9)})`,
      `HOME=/home/${random.pick(names)} PWD=/srv/app${random.integer(99)}/current SHLVL=${random.integer(9)}`,
      `{"suite":"${random.pick(names)}","pass":${random.digits(4)},"fail":${random.integer(9)}}`,
      `at ${random.pick(names)} (/srv/app/dist/server-${random.hex(8)}.js:${random.integer(999)}:${random.digits(5)})`,
      `[${random.filled('#####.######')}] eth0: renamed from veth${random.hex(7)}, mac ${random.hex(12).replace(/(..)(?=.)/g, '$1:')}`,
    ]),
  base64: (random) =>
    random.pick([
      random.text(base64, random.between(20, 120)),
      `data:image/png;base64,${random.text(base64, 100)}`,
      `${random.text(base64, 76)}\n${random.text(base64, 76)}\n${random.text(base64, 30)}==`,
      `"avatar": "${random.text(base64, 60)}="`,
      `blob ${random.text(base64.replace(/[+/]/g, '-'), 43)}`,
    ]),
  code: (random) => {
    const name = random.pick(names);
    return random.pick([
      `const ${name} = [${random.digits(4)}, ${random.digits(4)}, ${random.digits(4)}, ${random.digits(4)}, ${random.digits(3)}];`,
      `password: z.string().min(${random.integer(20)}).max(${random.digits(3)}),`,
      `const password = req.body.password; // ${random.digits(4)}`,
      `if (${name}.password !== ${name}.passwordConfirmation) throw new Error('E${random.digits(4)}');`,
      `token: string; secret?: string; apiKey: process.env.${name.toUpperCase()}_API_KEY,`,
      `await login({ email, password: ${name}.password, mfa: undefined });`,
      `<input type="password" name="password" autocomplete="current-password" maxlength="${random.digits(3)}">`,
      `ALTER ROLE ${name} WITH PASSWORD :'${name}_password';`,
      `docker run -p ${random.digits(4)}:${random.digits(2)} -u 1000:1000 -e POSTGRES_PASSWORD=\${PASSWORD} postgres:1${random.integer(9)}`,
      `mysql -p -u ${name} -P 3306 < dump-${random.digits(8)}.sql`,
      `curl -u $USER:$PASSWORD https://example.com/${name}/${random.digits(6)}`,
      `const id = "${random.hex(24)}"; const ${name}Key = \`\${${name}.id}:\${tenant.id}\`;`,
      `.${name} { margin: ${random.integer(99)}px ${random.integer(99)}px; width: calc(100% - ${random.digits(3)}px); z-index: ${random.digits(4)} }`,
      `for (let i = 0; i < ${random.digits(6)}; i++) ${name}[i] = 0x${random.hex(8)};`,
      `'password' => 'required|string|min:${random.between(6, 20)}|max:${random.digits(3)}',`,
      `select id from ${name}s where name = $1 and password = crypt($2, password) limit ${random.integer(99)}`,
      `insert into users (name, password) values (:name, :password); -- ${random.digits(4)}`,
      `type Password = { hash: string; salt: string; iterations: ${random.digits(6)} };`,
    ]);
  },
  prose: (random) =>
    random.pick([
      `My password is wrong and I tried ${random.between(2, 9)} times since ${date(random)}.`,
      `The password must have ${random.between(8, 99)} to ${random.digits(3)} characters.`,
      `Password: ${random.between(8, 99)}-${random.between(100, 999)} characters, no spaces.`,
      `Das Passwort ist falsch, der Vorgang hat die Nummer ${random.digits(7)}.`,
      `La contraseña es demasiado corta (${random.integer(9)}).`,
      `Le mot de passe est obligatoire, voir page ${random.digits(3)}.`,
      `${random.pick(words)} ${random.pick(words)} ${random.digits(random.between(1, 9))} ${random.pick(words)} ${random.digits(random.between(1, 6))}, ${random.pick(words)} ${random.digits(4)}`,
      `Visa requirements changed on ${date(random)}; see circular ${random.digits(4)}/${random.digits(2)}.`,
      `Your card was charged ${random.filled('##.## EUR')} on ${date(random)}, receipt ${random.filled('####-####')}.`,
      `In ${random.between(1990, 2030)} we had ${random.digits(4)} clients, in ${random.between(1990, 2030)} ${random.digits(5)}.`,
    ]),
  'tables of figures': (random) => {
    const columns = random.between(3, 7);
    const row = (): string =>
      Array.from({ length: columns }, () => random.digits(random.between(1, 6))).join(
        random.pick([' | ', '\t', ',', ' ', '; ']),
      );
    return Array.from({ length: random.between(2, 4) }, row).join('\n');
  },
};
