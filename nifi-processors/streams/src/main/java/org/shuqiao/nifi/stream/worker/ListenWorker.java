package org.shuqiao.nifi.stream.worker;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.ParentProcess;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.ListenJob;
import org.shuqiao.nifi.stream.broker.KafkaSubscriber;
import org.shuqiao.nifi.stream.receive.Receiving;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point of the listening worker: {@code java … ListenWorker JOB.json}. It receives every stream of its job until
 * it is ended, at whatever line. A stream that cannot be received says why in its state and is tried again.
 */
public final class ListenWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ListenWorker.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private ListenWorker() { }

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %5$s%6$s%n");
        KafkaSubscriber.quieten();
        ParentProcess.haltOnParentExit();
        ListenJob job = RunJson.read(Path.of(arguments[0]), ListenJob.class);
        Clock clock = SystemClock.beijing();
        SecretResolver secrets = SecretResolver.of(Path.of(job.secrets()));
        Map<String, Receiving> received = new HashMap<>();
        while (true) {
            for (String path : job.sources()) {
                if (!received.containsKey(path)) {
                    start(job, Path.of(path), secrets, clock, received);
                }
            }
            Thread.sleep(RETRY);
        }
    }

    private static void start(ListenJob job, Path path, SecretResolver secrets, Clock clock,
            Map<String, Receiving> received) {
        try {
            SourceFile source = SourceFiles.read(path);
            StreamReceiver receiver = StreamReceiver.of(source, secrets.forDepartment(source.department()), clock);
            received.put(path.toString(), Receiving.start(receiver.stream(), Path.of(job.spools()).resolve(source.id()),
                    clock, receiver::open));
            LOG.info("Receiving {}", source.id());
        } catch (CodedException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
