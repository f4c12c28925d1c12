/* Faults of a disk and of a clock, preloaded into the order intake and switched from outside while it runs.
 *
 * The environment's FAULTS names a file of 64-bit numbers, mapped and shared with the test; their meaning is that of
 * `Faults.FIELDS` in intake.py. Only what the journal calls is changed: pwrite, fdatasync, fsync, and the clock.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct switches {
    int64_t short_bytes;  /* pwrite takes at most so many bytes; 0: all */
    int64_t interrupt;    /* 1: every other pwrite, fdatasync and fsync gives EINTR first */
    int64_t deaf;         /* 1: nothing is ever synced, and the caller is told that it was */
    int64_t delay_ms;     /* a sync takes so much longer */
    int64_t write_errno;  /* pwrite fails with it */
    int64_t sync_errno;   /* a sync fails with it */
    int64_t clock_shift;  /* seconds by which the time of day is off */
    int64_t writes;       /* counted */
    int64_t syncs;        /* counted */
    int64_t write_us;     /* a write takes so much longer */
};

static volatile struct switches none;
static volatile struct switches *now = &none;
static __thread int turn;

__attribute__((constructor)) static void open_switches(void) {
    const char *path = getenv("FAULTS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (map != MAP_FAILED) now = map;
}

static int is_interrupted(void) {
    if (!now->interrupt || (turn++ & 1)) return 0;
    errno = EINTR;
    return 1;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    __atomic_add_fetch(&now->writes, 1, __ATOMIC_RELAXED);
    if (is_interrupted()) return -1;
    if (now->write_errno) {
        errno = (int)now->write_errno;
        return -1;
    }
    if (now->write_us > 0) {
        struct timespec time = {0, now->write_us * 1000};
        nanosleep(&time, NULL);
    }
    if (now->short_bytes > 0 && count > (size_t)now->short_bytes) count = (size_t)now->short_bytes;
    return syscall(SYS_pwrite64, file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) { return pwrite(file, bytes, count, offset); }

static int synced(long number, int file) {
    __atomic_add_fetch(&now->syncs, 1, __ATOMIC_RELAXED);
    int64_t delay = now->delay_ms;
    if (delay > 0) {
        struct timespec time = {delay / 1000, delay % 1000 * 1000000};
        nanosleep(&time, NULL);
    }
    if (is_interrupted()) return -1;
    if (now->sync_errno) {
        errno = (int)now->sync_errno;
        return -1;
    }
    return now->deaf ? 0 : (int)syscall(number, file);
}

int fdatasync(int file) { return synced(SYS_fdatasync, file); }
int fsync(int file) { return synced(SYS_fsync, file); }
int syncfs(int file) { return now->deaf ? 0 : (int)syscall(SYS_syncfs, file); }
int sync_file_range(int file, off64_t offset, off64_t count, unsigned flags) {
    return now->deaf ? 0 : (int)syscall(SYS_sync_file_range, file, offset, count, flags);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = (int)syscall(SYS_clock_gettime, clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec += now->clock_shift;
    return result;
}
