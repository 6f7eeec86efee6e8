package org.shuqiao.exchange.platform.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.onboarding.Trial;

/**
 * File or table that an officer brought in, on its way to a dataset.
 *
 * @param id by which its page is found
 * @param name as the officer's machine calls it
 * @param file where it is kept; empty for a table of a database
 * @param choices one for each column
 * @param trial what a sample becomes by the choices, once it was tried
 * @param problem why the run failed
 * @param entry number of the drafted entry
 */
public record Upload(String id, String department, String name, Optional<Path> file, Drafts.Proposed proposed,
        DraftHead head, List<Choice> choices, Optional<Trial> trial, State state, Optional<Job.Failure> problem,
        Optional<Long> entry, Instant at) {

    /** Progress of an upload. */
    public enum State {
        PROPOSED,
        TRYING,
        COLLECTING,
        STANDARDIZING,
        DRAFTING,
        DONE,
        FAILED;

        /** @return whether it goes on by itself */
        public boolean running() {
            return this == TRYING || this == COLLECTING || this == STANDARDIZING || this == DRAFTING;
        }
    }

    /** @return the id of the dataset that it becomes */
    public String dataset() {
        return department + "_" + head.dataset();
    }

    Upload with(DraftHead newHead, List<Choice> newChoices) {
        return new Upload(id, department, name, file, proposed, newHead, newChoices, Optional.empty(), state,
                Optional.empty(), entry, at);
    }

    Upload tried(Trial newTrial) {
        return new Upload(id, department, name, file, proposed, head, choices, Optional.of(newTrial), State.PROPOSED,
                Optional.empty(), entry, at);
    }

    Upload notTried(Job.Failure why) {
        return new Upload(id, department, name, file, proposed, head, choices, Optional.empty(), State.PROPOSED,
                Optional.of(why), entry, at);
    }

    Upload at(State newState) {
        return new Upload(id, department, name, file, proposed, head, choices, trial, newState, problem, entry, at);
    }

    Upload done(long newEntry) {
        return new Upload(id, department, name, file, proposed, head, choices, trial, State.DONE, problem,
                Optional.of(newEntry), at);
    }

    Upload failed(Job.Failure why) {
        return new Upload(id, department, name, file, proposed, head, choices, trial, State.FAILED, Optional.of(why),
                entry, at);
    }
}
