export interface DovecotPorts {
  imap: number;
  lmtp: number;
}

/** Dovecot 2.3's configuration for an instance that touches nothing outside `dir` and speaks plain IMAP and LMTP. */
export function dovecotConfig(dir: string, ports: DovecotPorts): string {
  return `base_dir = ${dir}/run
state_dir = ${dir}/state
instance_name = t${ports.imap}
log_path = ${dir}/log
log_timestamp = "%Y-%m-%d %H:%M:%S.%{usecs} "
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
default_internal_user = dovecot
default_login_user = dovenull
default_internal_group = dovecot
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_fsync = never
protocol imap {
  mail_max_userip_connections = 200
}
namespace inbox {
  inbox = yes
  separator = /
${folder('Sent', '\\Sent')}${folder('Archive', '\\Archive')}${folder('Junk', '\\Junk')}}
# One file per account: a new account works at once, where a shared file is read again only in the next second.
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${dir}/users.d/%Lu
}
userdb {
  driver = passwd-file
  args = username_format=%u ${dir}/users.d/%Lu
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  service_count = 0
  process_min_avail = 1
  inet_listener imap {
    address = 127.0.0.1
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
`;
}

const folder = (name: string, use: string) => `  mailbox ${name} {
    auto = subscribe
    special_use = ${use}
  }
`;

/** The line of an account's own passwd-file. */
export function accountLine(
  dir: string,
  address: string,
  password: string,
  ids: { uid: number; gid: number },
): string {
  return `${address}:{PLAIN}${password}:${ids.uid}:${ids.gid}::${dir}/mail/${address}::\n`;
}
