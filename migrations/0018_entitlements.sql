-- What plans grant, open to what modules declare: a kind of limit is a name that a module declares as a total or a meter, a
-- feature is a name that it declares and that a plan has or lacks. Who declares one inserts what each plan grants.

alter table limits drop constraint limits_kind_check,
  add constraint limits_kind_check check (kind ~ '^[a-z][a-z0-9_]{0,39}$');
alter table meters drop constraint meters_kind_check,
  add constraint meters_kind_check check (kind ~ '^[a-z][a-z0-9_]{0,39}$');
alter table counters drop constraint counters_kind_check,
  add constraint counters_kind_check check (kind ~ '^[a-z][a-z0-9_]{0,39}$');

-- Features that a plan has, beside its limits. What is not here the plan lacks.
create table plan_features (
  plan text not null references plans (id),
  feature text not null check (feature ~ '^[a-z][a-z0-9_]{0,39}$'),
  primary key (plan, feature)
);
grant select on plan_features to atrium_app, atrium_operator, atrium_resolver;
