package org.shuqiao.node.run;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.protocol.ActAnswer;
import org.shuqiao.node.protocol.AttemptAnswer;
import org.shuqiao.node.protocol.WaitingAct;
import org.shuqiao.node.protocol.WaitingAttempt;
import org.shuqiao.node.remote.PlatformClient;
import org.shuqiao.node.signing.ActSigner;
import org.shuqiao.node.signing.AttemptSigner;
import org.shuqiao.node.witness.Witness;

/**
 * One department's node at work: one thread asks for acts that wait, one for attempts of standing pushes, one follows
 * the log. A platform that does not answer is asked again, more and more seldom.
 */
public final class RunningNode implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(20);
    private static final Duration WITNESS = Duration.ofSeconds(2);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final NodeFolder folder;
    private final AutoCloseable lock;
    private final PlatformClient platform;
    private final ActSigner signer;
    private final AttemptSigner attempts;
    private final Witness witness;
    private final Clock clock;
    private final PrintWriter out;
    private final List<Thread> threads;
    private NodeState state;

    /** Opens the folder's keys and begins. */
    public RunningNode(NodeFolder folder, char[] passphrase, Clock clock, PrintWriter out) {
        this.folder = folder;
        this.clock = clock;
        this.out = out;
        this.lock = folder.lock();
        NodeSettings settings = folder.settings();
        OpenKeys keys = new OpenKeys(folder, passphrase);
        this.platform = new PlatformClient(settings.platform(), settings.department(), keys::newest, clock);
        this.signer = new ActSigner(folder, keys::signing, clock);
        this.attempts = new AttemptSigner(folder, keys::newest, clock);
        this.witness = new Witness(folder, platform, keys.witness(), clock);
        this.state = NodeState.begin(OffsetDateTime.now(clock));
        say("runs for " + settings.department() + " at " + settings.platform() + " with "
                + keys.newest().verification().shortText());
        this.threads = Stream.of(thread("acts", this::serveActs), thread("attempts", this::serveAttempts),
                thread("witness", this::followLog)).toList();
        threads.forEach(Thread::start);
    }

    private Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "node-" + folder.root().getFileName() + "-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void serveActs() {
        repeat(SHORTEST, () -> {
            Rotations.post(folder, platform);
            List<WaitingAct> waiting = platform.waiting(POLL);
            update(before -> before.answered(OffsetDateTime.now(clock)));
            boolean signed = false;
            for (WaitingAct act : waiting) {
                signed |= answer(act);
            }
            if (!waiting.isEmpty() && !signed) {
                pause(WITNESS); // what waits for a person here is offered again at once
            }
        });
    }

    private void serveAttempts() {
        repeat(SHORTEST, () -> platform.attempts(POLL).forEach(this::answer));
    }

    private void answer(WaitingAttempt waiting) {
        AttemptAnswer answer;
        try {
            answer = attempts.sign(waiting);
            say("signed an attempt of " + waiting.id());
        } catch (CodedException e) {
            update(before -> before.refused(OffsetDateTime.now(clock), e));
            say("does not sign an attempt of " + waiting.id() + ": " + e.text(Language.of(Locale.getDefault())));
            answer = new AttemptAnswer.Refused(e.code().id());
        }
        platform.answer(waiting, answer);
    }

    /** @return whether the platform need not offer it again */
    private boolean answer(WaitingAct waiting) {
        String digest = waiting.act().digest();
        try {
            SignedAct signed = signer.sign(waiting);
            platform.answer(digest, new ActAnswer.Signed(signed, signer.certificate(signed)));
            say("signed " + waiting.act().kind().word() + " " + waiting.act().id() + " " + digest);
            return true;
        } catch (CodedException e) {
            if (e.code() == NodeCode.NO_PLATFORM || e.code() == NodeCode.STRANGE_ANSWER) {
                throw e;
            }
            update(before -> before.refused(OffsetDateTime.now(clock), e));
            if (waitsForPerson(e)) {
                return false;
            }
            say("does not sign " + waiting.act().kind().word() + " " + waiting.act().id() + ": "
                    + e.text(Language.of(Locale.getDefault())));
            if (e.code() != NodeCode.PLATFORM_REFUSED) {
                platform.answer(digest, new ActAnswer.Refused(digest, e.code().id()));
            }
            return true;
        }
    }

    /** A person of the department can still approve it on this machine. */
    private static boolean waitsForPerson(CodedException e) {
        return e.code() == NodeCode.SECOND_PERSON;
    }

    private void followLog() {
        repeat(WITNESS, () -> {
            long size = witness.look();
            requireOwnKeys();
            update(before -> before.saw(OffsetDateTime.now(clock), size));
        });
    }

    /** What the platform tells everybody of this department's keys is what this node knows of them. */
    private void requireOwnKeys() {
        NodeSettings settings = folder.settings();
        KeyHistory history = platform.keys().history();
        for (DepartmentKey key : history.departments().getOrDefault(settings.department(), List.of())) {
            boolean own = settings.keys().stream().anyMatch(held -> held.key().equals(key.key()));
            boolean since = key.to().isEmpty() && key.revoked().isEmpty();
            if (!own && since) {
                throw new CodedException(NodeCode.FOREIGN_KEY, key.key().shortText());
            }
        }
    }

    private void repeat(Duration every, Runnable work) {
        Duration wait = every;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
                wait = every;
            } catch (CodedException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return; // the node is being closed, and a call was broken off by that
                }
                update(before -> before.failed(OffsetDateTime.now(clock), e));
                wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
            } catch (RuntimeException e) {
                say("failed inside: " + e.getClass().getName());
                wait = LONGEST;
            }
            if (!pause(wait)) {
                return;
            }
        }
    }

    private static boolean pause(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void update(UnaryOperator<NodeState> change) {
        NodeState next = change.apply(state);
        if (!next.trouble().equals(state.trouble())) {
            next.trouble().ifPresent(this::say);
        }
        state = next;
        state.save(folder);
    }

    private void say(String what) {
        out.println("node " + folder.root().getFileName() + " " + what);
    }

    /** Waits until the node ends, which it does when it is closed. */
    public void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() throws Exception {
        threads.forEach(Thread::interrupt);
        join();
        lock.close();
    }
}
