package org.shuqiao.pipelines.worker;

import java.io.PrintStream;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.WorkerEvent;

/** Prints the worker's events, one JSON line each. */
public final class Events {

    private final PrintStream out;

    public Events(PrintStream out) {
        this.out = out;
    }

    synchronized void tell(WorkerEvent event) {
        out.println(RunJson.write(event));
        out.flush();
    }

    void failed(Optional<String> dataset, CodedException e) {
        tell(new WorkerEvent.Failed(dataset, e.code().id(),
                e.problem(Language.ZH) + e.remedy(Language.ZH), e.problem(Language.EN) + " " + e.remedy(Language.EN)));
    }
}
