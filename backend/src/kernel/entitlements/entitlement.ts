/** What an organization has of something that its plan limits. */
export interface Standing {
  /** Null: there is none. */
  readonly limit: number | null;
  readonly used: number;
  /** Held for what is running: it may use this much at most. 0 of a total. */
  readonly reserved: number;
  /** When a meter starts from zero; null of a total. */
  readonly resetsAt: string | null;
}

/** Why an organization may have no more of something, for a person: what happened, what they can do. */
type Refusal = (standing: Standing & { limit: number }) => string;

/** How many of something stand at once: members, clients. Made by `defineTotal`. */
export interface Total {
  readonly type: 'total';
  /** The `kind` in `limits`, which has a row of it for each plan. Lower case and underscores, 40 characters at most. */
  readonly name: string;
  readonly refusal: Refusal;
}

/** How much of something is used in a calendar month (UTC): tokens, calls. Made by `defineMeter`. */
export interface Meter {
  readonly type: 'meter';
  /** As of a total. */
  readonly name: string;
  readonly refusal: Refusal;
}

/** Something that a plan has or lacks, as `plan_features` says. Made by `definePlanFeature`. */
export interface PlanFeature {
  readonly type: 'feature';
  readonly name: string;
  readonly refusal: () => string;
}

export type Entitlement = Total | Meter | PlanFeature;

const form = /^[a-z][a-z0-9_]{0,39}$/;

function named(name: string): string {
  if (!form.test(name)) throw new Error(`"${name}" names no entitlement: lower case and underscores, 40 at most`);
  return name;
}

export const defineTotal = (name: string, refusal: Refusal): Total => ({ type: 'total', name: named(name), refusal });
export const defineMeter = (name: string, refusal: Refusal): Meter => ({ type: 'meter', name: named(name), refusal });
export const definePlanFeature = (name: string, refusal: () => string): PlanFeature => ({
  type: 'feature',
  name: named(name),
  refusal,
});
