// Linux calls that Swift's Glibc module leaves out. Declarations only: there is no C code in Vitrine.
#ifdef __linux__
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/xattr.h>

// Hidden behind _GNU_SOURCE, which cannot be set once Glibc's module is built; see accept(2) and rename(2).
extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
extern int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
#endif
