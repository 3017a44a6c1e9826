-- One row a thing that operations change as a whole; see dev.sluice.admin.store.Kind.
create table aggregate (
    kind     text   not null,
    id       text   not null,
    document jsonb  not null,
    version  bigint not null,
    primary key (kind, id)
);

-- No two API keys have one value.
create unique index api_key_value on aggregate ((document ->> 'value')) where kind = 'api-key';

-- Frozen trees, named by the SHA-256 of their content; never updated.
create table deployment (
    api_id   text        not null,
    hash     text        not null,
    document text        not null,
    created  timestamptz not null default now(),
    primary key (api_id, hash)
);

-- The config version: one row, counted up by every published change inside its transaction.
create table config_version (
    one_row boolean primary key default true check (one_row),
    version bigint  not null
);
insert into config_version (version) values (0);

-- What is to be, and what was, published on gateway.config; an empty value says that the key is gone. The last row of each
-- key stays, so that a Kafka that lost its data can be filled again.
create table config_outbox (
    version   bigint      primary key,
    key       text        not null,
    value     text        not null,
    published boolean     not null default false,
    created   timestamptz not null default now()
);
create index config_outbox_waiting on config_outbox (version) where not published;
create index config_outbox_key on config_outbox (key);

-- What is to be published on gateway.signals.
create table signal_outbox (
    id    bigint generated always as identity primary key,
    value text not null
);
