package org.shuqiao.exchange.platform.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.JobCode;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.publication.Publication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a new dataset: collects it, standardizes it, drafts its entry, one step after the other. */
public final class IntakeRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeRuns.class);
    private static final long LOOK = Duration.ofMillis(200).toNanos();
    private static final int LOOKS = 5 * 60 * 30; // half an hour

    private final Jobs jobs;
    private final SourceFolder sources;
    private final Publication publication;
    private volatile boolean closed;

    public IntakeRuns(Jobs jobs, SourceFolder sources, Publication publication) {
        this.jobs = jobs;
        this.sources = sources;
        this.publication = publication;
    }

    /** Works in the background. @param failed is told why it ended, if it did not succeed */
    void attempt(String what, Runnable work, Consumer<Job.Failure> failed) {
        Thread.ofVirtual().name("intake").start(() -> {
            try {
                work.run();
            } catch (CodedException e) {
                failed.accept(failure(e));
            } catch (RuntimeException e) {
                LOG.error("{} ended", what, e);
                failed.accept(failure(new CodedException(JobCode.WORKER_DIED, e, e.getClass().getSimpleName(),
                        "logs")));
            }
        });
    }

    /** @param told is told of each step */
    void steps(Actor actor, String dataset, Consumer<UnaryOperator<Upload>> told) {
        Optional<Job.Failure> failed = work(actor, Job.Kind.COLLECT, dataset);
        if (failed.isEmpty()) {
            told.accept(upload -> upload.at(Upload.State.STANDARDIZING));
            failed = work(actor, Job.Kind.STANDARDIZE, dataset);
        }
        if (failed.isPresent()) {
            Job.Failure why = failed.get();
            told.accept(upload -> upload.failed(why));
            return;
        }
        told.accept(upload -> upload.at(Upload.State.DRAFTING));
        long entry = publication.draft(actor, dataset).entry();
        told.accept(upload -> upload.done(entry));
    }

    /** @return why it failed, if it did */
    private Optional<Job.Failure> work(Actor actor, Job.Kind kind, String dataset) {
        String id = start(actor, kind, dataset).id();
        for (int look = 0; look < LOOKS && !closed; look++) {
            Job now = jobs.find(id);
            if (now.state() == Job.State.DONE) {
                return Optional.empty();
            }
            if (now.state() != Job.State.RUNNING) {
                return now.failures().stream().findFirst()
                        .or(() -> Optional.of(failure(new CodedException(JobCode.WORKER_DIED, now.state(), "logs"))));
            }
            LockSupport.parkNanos(LOOK);
        }
        throw new CodedException(IntakeCode.STILL_BUSY);
    }

    private static Job.Failure failure(CodedException e) {
        return new Job.Failure(Optional.empty(), e.code().id(), e.text(Language.ZH), e.text(Language.EN));
    }

    /** Waits for its turn: one job runs at a time. */
    private Job start(Actor actor, Job.Kind kind, String dataset) {
        for (int look = 0; look < LOOKS && !closed; look++) {
            try {
                return jobs.start(kind, sources.choose(List.of(dataset)), actor.login());
            } catch (CodedException e) {
                if (e.code() != JobCode.BUSY) {
                    throw e;
                }
            }
            LockSupport.parkNanos(LOOK);
        }
        throw new CodedException(IntakeCode.STILL_BUSY);
    }

    @Override
    public void close() {
        closed = true;
    }
}
