#!/bin/sh
# Runs once, when PostgreSQL starts on an empty volume. The portal faces the internet, so its login can do only what
# the role oficialia_portal may; the migrations grant that role its rights.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$PORTAL_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE oficialia_portal NOLOGIN;
CREATE ROLE portal LOGIN PASSWORD :'password' IN ROLE oficialia_portal;
SQL
