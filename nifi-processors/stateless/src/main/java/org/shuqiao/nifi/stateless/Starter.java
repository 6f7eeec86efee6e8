package org.shuqiao.nifi.stateless;

/** The process that started this worker: when it ends, even by being killed, the worker ends too. */
final class Starter {

    /** Holds the starter's process id; a worker that was started by hand has none. */
    private static final String PID = "SHUQIAO_STARTED_BY";

    private Starter() {
    }

    static void endWithIt() {
        String pid = System.getenv(PID);
        if (pid != null) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresentOrElse(
                    starter -> starter.onExit().thenRun(Starter::end), Starter::end);
        }
    }

    /** Ends at whatever line the worker is: the next run goes on from there. */
    private static void end() {
        Runtime.getRuntime().halt(1);
    }
}
