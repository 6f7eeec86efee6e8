package org.shuqiao.nifi.collector;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.worker.CollectJob;
import org.shuqiao.contracts.worker.CollectorJob;
import org.shuqiao.contracts.worker.FlowJob;
import org.shuqiao.contracts.worker.NifiServer;
import org.shuqiao.nifi.flow.WorkerCode;

/** Reads the worker's job from its file and refuses one that is not whole, naming what is wrong in it. */
final class JobFile {

    private JobFile() { }

    /** @throws CodedException {@code JOB_INVALID} */
    static CollectorJob read(Path file) {
        CollectorJob job;
        try {
            job = CollectorJob.parse(Files.readString(file));
        } catch (UncheckedIOException e) {
            throw invalid(place(e.getCause()));
        } catch (IOException e) {
            throw new CodedException(WorkerCode.JOB_INVALID, e, file);
        }
        require("landing", job.landing());
        require("state", job.state());
        require("work", job.work());
        require("secrets", job.secrets());
        if (job.sources().isEmpty()) {
            throw invalid("sources");
        }
        least("quotaBytes", job.quotaBytes(), 0);
        switch (job) {
            case CollectJob collect -> {
                least("sample", collect.sample(), 1);
                collect.nifi().ifPresent(JobFile::reachable);
            }
            case FlowJob flows -> reachable(flows.nifi());
        }
        return job;
    }

    private static void require(String key, String value) {
        if (value == null || value.isBlank()) {
            throw invalid(key);
        }
    }

    private static void least(String key, OptionalLong value, long least) {
        if (value.isPresent() && value.getAsLong() < least) {
            throw invalid(key);
        }
    }

    private static void reachable(NifiServer server) {
        if (server == null || server.url() == null || !server.url().matches("https?://.+")) {
            throw invalid("nifi.url");
        }
    }

    private static String place(IOException e) {
        return Optional.of(e).filter(JsonMappingException.class::isInstance)
                .flatMap(wrong -> ((JsonMappingException) wrong).getPath().stream().findFirst())
                .map(JsonMappingException.Reference::getFieldName).orElse("JSON");
    }

    private static CodedException invalid(String key) {
        return new CodedException(WorkerCode.JOB_INVALID, key);
    }
}
