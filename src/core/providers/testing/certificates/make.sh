#!/bin/sh
# Makes the certificates the TLS tests use. They are kept in the tree, valid until 2119, so that a
# test needs no openssl and no clock; run this again only to change what is in them.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/index"
echo 01 > "$work/serial"
cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = shop
[shop]
database = $work/index
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
CNF

openssl ecparam -name prime256v1 -genkey -noout -out "$work/authority.key"
openssl req -x509 -new -key "$work/authority.key" -days 34000 -subj '/CN=FlexiCounter test authority' \
  -out authority.pem
openssl ecparam -name prime256v1 -genkey -noout -out server.key

issue() { # name, subject alternative names, first and last moment
  openssl req -new -key server.key -subj "/CN=$1" -addext "subjectAltName=$2" -out "$work/$1.csr"
  openssl ca -batch -notext -config "$work/ca.cnf" -cert authority.pem \
    -keyfile "$work/authority.key" -startdate "$3" -enddate "$4" -in "$work/$1.csr" -out "$1.pem"
}
issue good 'DNS:localhost,IP:127.0.0.1' 20200101000000Z 21190101000000Z
issue expired 'DNS:localhost,IP:127.0.0.1' 20200101000000Z 20210101000000Z
issue other-host 'DNS:somebody-else.example' 20200101000000Z 21190101000000Z
openssl req -x509 -new -key server.key -days 34000 -subj '/CN=localhost' \
  -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -out self-signed.pem
