package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.shuqiao.exchange.cli.terminal.StepBar;

/** Polls a job until it has ended. */
public final class JobWatch {

    private static final long PAUSE_MILLIS = 300;

    private JobWatch() { }

    /**
     * @param look asks for the job as it stands now
     * @return the job once it has ended
     */
    public static JsonNode follow(Supplier<JsonNode> look, StepBar bar) throws InterruptedException {
        while (true) {
            JsonNode job = look.get();
            bar.at(job.path("done").asLong(), job.path("of").asLong(), job.path("step").asText());
            if (!"RUNNING".equals(job.path("state").asText())) {
                return job;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
