/* A failing disk: the Nth call that touches a file beneath $FAULT_PATH fails with $FAULT_ERRNO,
 * and with FAULT_FOREVER=1 each call after it. Preloaded into the program under test. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int touches(const char *path)
{
    const char *prefix = getenv("FAULT_PATH");
    return prefix && path && !strncmp(path, prefix, strlen(prefix));
}

static int owns(int descriptor)
{
    char link[64], path[4096];
    ssize_t length;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return touches(path);
}

static int fails(int concerned)
{
    const char *nth = getenv("FAULT_NTH");
    long now;
    if (!concerned || !nth) return 0;
    now = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    if (now != atol(nth) && !(getenv("FAULT_FOREVER") && now > atol(nth))) return 0;
    errno = atoi(getenv("FAULT_ERRNO"));
    return 1;
}

long fault_calls(void) { return calls; }

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

#define OPENING(name)                                                                   \
    int name(const char *path, int flags, ...)                                          \
    {                                                                                   \
        va_list rest;                                                                   \
        mode_t mode;                                                                    \
        va_start(rest, flags);                                                          \
        mode = va_arg(rest, mode_t);                                                    \
        va_end(rest);                                                                   \
        return fails(touches(path)) ? -1 : REAL(name, path, flags, mode);               \
    }
#define BY_DESCRIPTOR(type, name, parameters, ...)                                      \
    type name parameters { return fails(owns(descriptor)) ? -1 : REAL(name, __VA_ARGS__); }
#define BY_PATH(name, parameters, ...)                                                  \
    int name parameters { return fails(touches(path)) ? -1 : REAL(name, __VA_ARGS__); }

OPENING(open)
OPENING(open64)
BY_DESCRIPTOR(ssize_t, read, (int descriptor, void *data, size_t size), descriptor, data, size)
BY_DESCRIPTOR(ssize_t, write, (int descriptor, const void *data, size_t size), descriptor, data, size)
BY_DESCRIPTOR(ssize_t, pread64, (int descriptor, void *data, size_t size, off64_t at), descriptor, data, size, at)
BY_DESCRIPTOR(ssize_t, pwrite64, (int descriptor, const void *data, size_t size, off64_t at), descriptor, data, size, at)
BY_DESCRIPTOR(ssize_t, pread, (int descriptor, void *data, size_t size, off_t at), descriptor, data, size, at)
BY_DESCRIPTOR(ssize_t, pwrite, (int descriptor, const void *data, size_t size, off_t at), descriptor, data, size, at)
BY_DESCRIPTOR(int, ftruncate, (int descriptor, off_t size), descriptor, size)
BY_DESCRIPTOR(int, ftruncate64, (int descriptor, off64_t size), descriptor, size)
BY_DESCRIPTOR(int, fsync, (int descriptor), descriptor)
BY_DESCRIPTOR(int, fdatasync, (int descriptor), descriptor)
BY_PATH(mkdir, (const char *path, mode_t mode), path, mode)
BY_PATH(unlink, (const char *path), path)
BY_PATH(rename, (const char *path, const char *to), path, to)
