-- Lists of usage go by time and id, those of one person too; sums of a month go by time.
drop index usage_records_time;
drop index usage_records_user;
create index usage_records_time on usage_records (org_id, created_at, id);
create index usage_records_user on usage_records (org_id, user_id, created_at, id);
