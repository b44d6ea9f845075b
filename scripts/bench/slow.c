/* Makes one folder slow for the program it is preloaded into, and counts its syncs.

   SLOW_FOLDER: the folder; SLOW_SYNC: milliseconds of each sync; SLOW_WRITE, SLOW_READ: bytes a
   second, 0 for no limit.  They are read when the program starts, because Carnet removes what it
   does not know from its environment. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static char folder[4096];
static long sync_ms, write_rate, read_rate;
static atomic_long syncs;

long slow_syncs(void) { return atomic_load(&syncs); }

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("SLOW_FOLDER");
    if (text) snprintf(folder, sizeof folder, "%s/", text);
    sync_ms = number("SLOW_SYNC");
    write_rate = number("SLOW_WRITE");
    read_rate = number("SLOW_READ");
}

static int is_inside(int fd) {
    char link[64], path[4096];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return !strncmp(path, folder, strlen(folder));
}

static void wait_ns(long long ns) {
    struct timespec left = {ns / 1000000000LL, ns % 1000000000LL};
    while (nanosleep(&left, &left)) {}
}

static void pay(int fd, ssize_t bytes, long rate) {
    if (bytes > 0 && rate && is_inside(fd)) wait_ns(bytes * 1000000000LL / rate);
}

#define REAL(name, type) static __typeof__(type) *real; if (!real) real = dlsym(RTLD_NEXT, name)

#define WRITES(name, rest_of_parameters, rest_of_arguments, type) \
    ssize_t name(int fd, const void *data, size_t size rest_of_parameters) { \
        REAL(#name, type); \
        ssize_t done = real(fd, data, size rest_of_arguments); \
        pay(fd, done, write_rate); \
        return done; \
    }
#define READS(name, rest_of_parameters, rest_of_arguments, type) \
    ssize_t name(int fd, void *data, size_t size rest_of_parameters) { \
        REAL(#name, type); \
        ssize_t done = real(fd, data, size rest_of_arguments); \
        pay(fd, done, read_rate); \
        return done; \
    }
#define COMMA ,

WRITES(write, , , ssize_t(int, const void *, size_t))
WRITES(pwrite, COMMA off_t at, COMMA at, ssize_t(int, const void *, size_t, off_t))
WRITES(pwrite64, COMMA off64_t at, COMMA at, ssize_t(int, const void *, size_t, off64_t))
READS(read, , , ssize_t(int, void *, size_t))
READS(pread, COMMA off_t at, COMMA at, ssize_t(int, void *, size_t, off_t))
READS(pread64, COMMA off64_t at, COMMA at, ssize_t(int, void *, size_t, off64_t))

static void synced(int fd) {
    if (!is_inside(fd)) return;
    atomic_fetch_add(&syncs, 1);
    if (sync_ms) wait_ns(sync_ms * 1000000LL);
}

int fsync(int fd) {
    REAL("fsync", int(int));
    synced(fd);
    return real(fd);
}

int fdatasync(int fd) {
    REAL("fdatasync", int(int));
    synced(fd);
    return real(fd);
}
