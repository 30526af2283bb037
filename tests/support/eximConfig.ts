export interface EximPorts {
  smtp: number;
  lmtp: number;
}

/**
 * Exim 4.96's configuration for an instance that keeps everything in `dir`, takes mail for the domains in the file
 * `domains`, and hands it to an LMTP server. The files and flag files in `dir` are looked at for every message, so a
 * test switches behaviour without a restart.
 */
export function eximConfig(dir: string, ports: EximPorts): string {
  return `primary_hostname = mx.test
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = ${dir}/spool
log_file_path = ${dir}/log/%slog
pid_file_path = ${dir}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${ports.smtp}
daemon_startup_retries = 0
tls_advertise_hosts =
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
smtputf8_advertise_hosts = *
check_spool_space = 0
# The default of 10 lets every later message of one connection wait for the next queue run.
smtp_accept_queue_per_connection = 0
smtp_accept_max = 200
remote_max_parallel = 10
message_size_limit = 80M
deliver_drop_privilege = true
log_selector = +received_recipients +smtp_confirmation +queue_time +millisec
domainlist local_domains = lsearch;${dir}/domains
acl_smtp_mail = acl_mail
acl_smtp_rcpt = acl_rcpt
acl_smtp_data = acl_data

begin acl
acl_mail:
  deny  condition = \${if exists{${dir}/require_auth}}
        !authenticated = *
        message = 530 5.7.0 authentication required
  accept
acl_rcpt:
  defer recipients = lsearch*@;${dir}/defer
        message = 451 4.7.1 greylisted, try again
  deny  recipients = lsearch*@;${dir}/reject
        message = 550 5.1.1 no such user
  deny  domains = +local_domains
        !verify = recipient/callout=5s,defer_ok,no_cache
        message = 550 5.1.1 unknown user
  accept domains = +local_domains
  accept authenticated = *
  deny  message = 550 5.7.1 relay denied
acl_data:
  defer condition = \${if exists{${dir}/defer_data}}
        message = 452 4.3.1 later
  deny  condition = \${if exists{${dir}/reject_data}}
        message = 554 5.6.0 content rejected
  accept

begin routers
local:
  driver = manualroute
  domains = +local_domains
  transport = lmtp
  route_list = * 127.0.0.1
  self = send
# Without it a bounce to a sender nobody knows would stay in the queue frozen and the count never come back to 0.
sink:
  driver = redirect
  data = :blackhole:

begin transports
lmtp:
  driver = smtp
  protocol = lmtp
  port = ${ports.lmtp}
  allow_localhost
  hosts_avoid_tls = *
  connect_timeout = 5s

begin retry
* * F,1h,1s; F,2h,5s

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${passwordCheck(dir, '$auth2', '$auth3')}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${passwordCheck(dir, '$auth1', '$auth2')}
  server_set_id = $auth1
`;
}

const passwordCheck = (dir: string, user: string, password: string) =>
  `\${lookup{${user}}lsearch{${dir}/accounts}{\${if eq{$value}{${password}}}}{false}}`;
