"""The counting of checks for scripts that look at a tool from outside and tell only what fails."""
import sys

failures, count = [], 0


def check(name, good, detail=""):
    global count
    count += 1
    if not good:
        failures.append(name)
        print(f"FAIL {name}: {str(detail)[:600]}")


def finish(tool):
    """The closing line and the exit status."""
    print(f"{tool}: {count - len(failures)} of {count} checks of the tool passed")
    sys.exit(1 if failures else 0)
