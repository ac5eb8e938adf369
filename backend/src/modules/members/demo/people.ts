import type { MemberStatus, Role } from '../../../kernel/auth/actor.ts';

/** A member of a demo organization. Times are relative to the seeding. */
export interface DemoPerson {
  name: string;
  email: string;
  role: Role;
  status: Exclude<MemberStatus, 'removed'>;
  joinedDaysAgo: number;
  /** Null: never. */
  seenHoursAgo: number | null;
}

/** Part of the address before the organization's domain, name, role, days since joining, hours since the last visit. */
type Row = readonly [local: string, name: string, role: Role, joinedDaysAgo: number, seenHoursAgo: number | null];

interface Staff {
  active: readonly Row[];
  suspended: readonly Row[];
  waiting: readonly Row[];
}

/** The demo users, by role: days since joining, hours since the last visit. */
const logins: Record<Role, readonly [joinedDaysAgo: number, seenHoursAgo: number]> = {
  owner: [412, 2],
  admin: [405, 5],
  agent: [371, 1],
  member: [318, 20],
  client: [246, 27],
};

const staff: Record<string, Staff> = {
  acme: {
    active: [
      ['katharina.vogel', 'Katharina Vogel', 'agent', 233, 4],
      ['juergen.brandt', 'Jürgen Brandt', 'member', 228, 51],
      ['layla.alkhatib', 'ليلى الخطيب', 'member', 197, 7],
      ['miguel.fernandez', 'Miguel Fernández Ruiz', 'member', 183, 26],
      ['annika.krueger', 'Annika Krüger', 'member', 160, 3],
      ['omar.haddad', 'عمر حداد', 'agent', 141, 9],
      ['carmen.ortega', 'Carmen Ortega Núñez', 'member', 122, 75],
      ['stefan.lindner', 'Stefan Lindner', 'client', 104, 30],
      ['beatriz.santos', 'Beatriz Santos', 'client', 96, 120],
      ['ulrike.grosse-wiesmann', 'Dr. Ulrike Große-Wiesmann', 'member', 88, 14],
      ['yusuf.karim', 'يوسف كريم', 'member', 61, 6],
      ['paul.otieno', 'Paul Otieno', 'client', 44, 200],
      ['jana.hoffmann', 'Jana Hoffmann', 'member', 19, 22],
      ['diego.morales', 'Diego Morales', 'client', 9, 31],
      ['nils.petersen', 'Nils Petersen', 'client', 3, null],
    ],
    suspended: [['rainer.kunze', 'Rainer Kunze', 'member', 210, 410]],
    waiting: [
      ['sabine.moeller', 'Sabine Möller', 'client', 4, null],
      ['hassan.mansour', 'حسن منصور', 'client', 2, null],
      ['lucia.herrera', 'Lucía Herrera', 'client', 1, null],
    ],
  },
  globex: {
    active: [
      ['torsten.hinrichs', 'Torsten Hinrichs', 'agent', 290, 3],
      ['nadia.benali', 'نادية بن علي', 'agent', 251, 8],
      ['javier.molina', 'Javier Molina', 'member', 207, 19],
      ['wiebke.claasen', 'Wiebke Claasen', 'member', 176, 44],
      ['rashid.alfarsi', 'راشد الفارسي', 'member', 150, 12],
      ['pilar.iglesias', 'Pilar Iglesias', 'member', 117, 52],
      ['erik.johansson', 'Erik Johansson', 'client', 93, 28],
      ['heike.buschmann', 'Heike Buschmann', 'client', 70, 160],
      ['sami.qasim', 'سامي قاسم', 'member', 33, 5],
      ['teresa.vidal', 'Teresa Vidal', 'client', 12, 47],
      ['frank.osei', 'Frank Osei', 'client', 2, null],
    ],
    suspended: [['dieter.rahn', 'Dieter Rahn', 'agent', 264, 500]],
    waiting: [['monika.seidel', 'Monika Seidel', 'client', 3, null]],
  },
  initech: {
    active: [
      ['sandra.winkler', 'Sandra Winkler', 'agent', 244, 2],
      ['tarek.suleiman', 'طارق سليمان', 'member', 201, 6],
      ['raul.jimenez', 'Raúl Jiménez', 'member', 173, 11],
      ['mei.lin', 'Mei Lin', 'member', 139, 25],
      ['florian.bauer', 'Florian Bauer', 'member', 101, 4],
      ['ines.carvalho', 'Inés Carvalho', 'client', 72, 90],
      ['huda.nasser', 'هدى ناصر', 'client', 48, 36],
      ['gregor.thiele', 'Gregor Thiele', 'client', 15, 70],
      ['alba.romero', 'Alba Romero', 'member', 5, null],
    ],
    suspended: [['milton.waddams', 'Milton Waddams', 'member', 280, 620]],
    waiting: [['joerg.albrecht', 'Jörg Albrecht', 'client', 1, null]],
  },
  northwind: {
    active: [
      ['marlene.schuster', 'Marlene Schuster', 'agent', 301, 3],
      ['khalid.rahman', 'خالد الرحمن', 'agent', 262, 10],
      ['sergio.navarro', 'Sergio Navarro', 'member', 214, 18],
      ['birgit.ahlers', 'Birgit Ahlers', 'member', 188, 29],
      ['amina.yusuf', 'أمينة يوسف', 'member', 144, 7],
      ['oscar.lindqvist', 'Oscar Lindqvist', 'member', 115, 55],
      ['rosa.delgado', 'Rosa Delgado', 'client', 98, 33],
      ['hartmut.engel', 'Hartmut Engel', 'client', 66, 140],
      ['zeinab.farouk', 'زينب فاروق', 'client', 40, 26],
      ['clara.hofer', 'Clara Hofer', 'member', 18, 13],
      ['ivan.soto', 'Iván Soto', 'client', 7, 60],
      ['petra.kuhn', 'Petra Kuhn', 'member', 2, null],
    ],
    suspended: [['walter.pohl', 'Walter Pohl', 'member', 275, 700]],
    waiting: [
      ['elisabeth.wagner', 'Elisabeth Wagner', 'client', 5, null],
      ['mustafa.idris', 'مصطفى إدريس', 'client', 1, null],
    ],
  },
  contoso: {
    active: [
      ['thomas.reiter', 'Thomas Reiter', 'agent', 255, 4],
      ['salma.othman', 'سلمى عثمان', 'member', 209, 15],
      ['andres.vega', 'Andrés Vega', 'member', 166, 21],
      ['franziska.lang', 'Franziska Lang', 'member', 128, 8],
      ['bilal.hamdan', 'بلال حمدان', 'client', 84, 48],
      ['monica.prieto', 'Mónica Prieto', 'client', 57, 34],
      ['kurt.ziegler', 'Kurt Ziegler', 'client', 21, 110],
      ['laura.mendez', 'Laura Méndez', 'member', 4, null],
    ],
    suspended: [['gerd.mueller', 'Gerd Müller', 'member', 230, 540]],
    waiting: [['ruth.feldmann', 'Ruth Feldmann', 'client', 2, null]],
  },
  atrium: {
    active: [
      ['martina.kessler', 'Martina Keßler', 'agent', 350, 3],
      ['idris.saleh', 'إدريس صالح', 'agent', 289, 6],
      ['nuria.campos', 'Nuria Campos', 'member', 240, 17],
      ['henning.dahl', 'Henning Dahl', 'member', 190, 24],
      ['rania.shami', 'رانيا الشامي', 'member', 131, 9],
      ['alvaro.pena', 'Álvaro Peña', 'member', 77, 41],
      ['greta.sommer', 'Greta Sommer', 'member', 6, null],
    ],
    suspended: [['bernd.falk', 'Bernd Falk', 'member', 310, 800]],
    waiting: [['isabel.rojas', 'Isabel Rojas', 'client', 1, null]],
  },
};

/** All people of a demo organization, in the order of joining: the demo users, then the others. */
export function demoPeople(slug: string, names: Readonly<Record<Role, string>>): DemoPerson[] {
  const { active = [], suspended = [], waiting = [] } = staff[slug] ?? {};
  const rows = [
    ...Object.entries(logins).map(([role, times]) => ({ row: loginRow(role as Role, names, times), status: 'active' })),
    ...active.map((row) => ({ row, status: 'active' })),
    ...suspended.map((row) => ({ row, status: 'suspended' })),
    ...waiting.map((row) => ({ row, status: 'waiting' })),
  ] as const;
  return rows
    .map(({ row: [local, name, role, joinedDaysAgo, seenHoursAgo], status }) => {
      const email = `${local}@${slug}.test`;
      return { name, email, role, status: status as DemoPerson['status'], joinedDaysAgo, seenHoursAgo };
    })
    .toSorted((a, b) => b.joinedDaysAgo - a.joinedDaysAgo);
}

function loginRow(role: Role, names: Readonly<Record<Role, string>>, [joined, seen]: readonly [number, number]): Row {
  return [role, names[role], role, joined, seen];
}
