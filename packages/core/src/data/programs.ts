/** How the arguments of a program hold a secret. */
export interface Program {
  /** As words, the last of a path. */
  readonly names: readonly string[];
  /** Short options that their value is glued to: `-pSECRET`. */
  readonly glued?: string;
  /** Options whose value is the next argument. */
  readonly apart?: readonly string[];
  /** The value is `user:password`, and the user stays. */
  readonly isUserinfo?: boolean;
  /** It runs another program, whose name ends its own options. */
  readonly isPrefix?: boolean;
  /** Only behind this argument: `docker login`. */
  readonly command?: string;
}

/**
 * Programs that take a secret as an argument under a short option, from their manuals: dev.mysql.com and mariadb.com (client options),
 * mongodb.com/docs/database-tools, redis.io/docs/latest/develop/tools/cli, curl.se/docs/manpage.html, docs.docker.com/reference/cli,
 * sshpass(1), ldapsearch(1), unzip(1), learn.microsoft.com (sqlcmd, bcp). Read in November 2026.
 */
export const programs: readonly Program[] = [
  // `-p` alone asks for the password: what follows is the database.
  {
    names: [
      ...['mysql', 'mysqldump', 'mysqladmin', 'mysqlimport', 'mysqlcheck', 'mysqlshow', 'mysqlslap', 'mysqlpump'],
      ...[
        'mysqlbinlog',
        'mariadb',
        'mariadb dump',
        'mariadb admin',
        'mariadb import',
        'mariadb check',
        'mariadb backup',
      ],
    ],
    glued: 'p',
  },
  { names: ['sshpass'], glued: 'p', apart: ['-p'], isPrefix: true },
  {
    names: ['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoexport', 'mongoimport', 'mongostat', 'mongotop'],
    apart: ['-p'],
  },
  { names: ['redis cli'], apart: ['-a', '--pass'] },
  { names: ['curl'], glued: 'u', apart: ['-u', '--user', '--proxy-user'], isUserinfo: true },
  { names: ['docker', 'podman'], glued: 'p', apart: ['-p'], command: 'login' },
  {
    names: ['ldapsearch', 'ldapmodify', 'ldapadd', 'ldapdelete', 'ldapwhoami', 'ldappasswd'],
    glued: 'w',
    apart: ['-w'],
  },
  { names: ['sqlcmd', 'bcp'], glued: 'P', apart: ['-P'] },
  { names: ['unzip', 'zip'], glued: 'P', apart: ['-P'] },
];
