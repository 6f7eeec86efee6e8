package org.shuqiao.base.process;

import java.util.Map;

/** Ties a worker to the process that started it: when that ends, even by being killed, the worker ends too. */
public final class ParentProcess {

    /** Holds the parent's process id; a worker that was started by hand has none. */
    private static final String PID = "SHUQIAO_STARTED_BY";

    private ParentProcess() { }

    /** Names this process as the parent in the environment of a worker that it is about to start. */
    public static void announceTo(Map<String, String> environment) {
        environment.put(PID, Long.toString(ProcessHandle.current().pid()));
    }

    /** Ends this worker when its parent ends, which it may have done already. */
    public static void haltOnParentExit() {
        String pid = System.getenv(PID);
        if (pid != null) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresentOrElse(
                    parent -> parent.onExit().thenRun(ParentProcess::end), ParentProcess::end);
        }
    }

    /** Ends at whatever line the worker is: the next run goes on from there. */
    private static void end() {
        Runtime.getRuntime().halt(1);
    }
}
