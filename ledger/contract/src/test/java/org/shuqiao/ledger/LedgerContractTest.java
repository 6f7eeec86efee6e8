package org.shuqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.EventType;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.event.LifeCycleEvent.CheckpointAnchored;
import org.shuqiao.ledger.event.LifeCycleEvent.CorrectionClosed;
import org.shuqiao.ledger.event.LifeCycleEvent.CorrectionRaised;
import org.shuqiao.ledger.event.LifeCycleEvent.DisputeClosed;
import org.shuqiao.ledger.event.LifeCycleEvent.DisputeRaised;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryBound;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryPublished;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryWithdrawn;
import org.shuqiao.ledger.event.LifeCycleEvent.GrantActivated;
import org.shuqiao.ledger.event.LifeCycleEvent.GrantExpired;
import org.shuqiao.ledger.event.LifeCycleEvent.GrantMoved;
import org.shuqiao.ledger.event.LifeCycleEvent.GrantRevoked;
import org.shuqiao.ledger.event.LifeCycleEvent.GrantSigned;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestDecided;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestDecided.Verdict;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestMoved;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestSubmitted;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SigningKeys;

/**
 * Contract test of {@link Ledger}. Each implementation extends this test; ids are fresh, so one ledger may serve it
 * all.
 */
public abstract class LedgerContractTest {

    private static final RecordId IDS = new RecordId(InstantSource.system());
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00");
    private static final String DIGEST = "sha256:" + "0a".repeat(32);
    private static final String BINDING = "sha256:" + "0b".repeat(32);
    private static final AtomicInteger NUMBERS = new AtomicInteger((int) (System.nanoTime() / 1000 % 800_000_000));

    @TempDir
    private Path folder;

    /** @return the ledger under test; its members include shujuju, gongan, minzheng and weijian */
    protected abstract Ledger ledger();

    @Test
    void a_grant_lives_from_request_to_expiry_and_its_history_tells_newest_first() {
        String entry = published();
        String request = requested(entry, "name", "sex");
        submit("gongan", new RequestDecided(id(), TIME, request, Map.of("name", new Verdict(true, "R809-16")), DIGEST));
        assertThat(ledger().get(FactKind.REQUEST, request).orElseThrow().state()).isEqualTo(FactState.SUBMITTED);
        submit("gongan", new RequestDecided(id(), TIME, request, Map.of("sex", new Verdict(false, "R809-9")), DIGEST));
        assertThat(ledger().get(FactKind.REQUEST, request).orElseThrow().state()).isEqualTo(FactState.DECIDED);
        String grant = number("G");

        submit("gongan", new GrantSigned(id(), TIME, grant, request, List.of("name"), TIME.plusDays(30), DIGEST,
                DIGEST));
        submit("gongan", new GrantActivated(id(), TIME.plusDays(1), grant));
        Fact expired = submit("minzheng", new GrantExpired(id(), TIME.plusDays(30), grant));

        assertThat(expired.detail("consumer")).isEqualTo("minzheng");
        assertThat(expired.detail("entry")).isEqualTo(entry);
        assertThat(ledger().history(FactKind.GRANT, grant)).extracting(Fact::state)
                .containsExactly(FactState.EXPIRED, FactState.ACTIVE, FactState.SIGNED);
        assertThat(ledger().get(FactKind.GRANT, grant)).contains(expired);
    }

    @Test
    void what_no_event_was_about_is_absent() {
        assertThat(ledger().get(FactKind.GRANT, number("G"))).isEmpty();
        assertThat(ledger().history(FactKind.GRANT, number("G"))).isEmpty();
    }

    @Test
    void an_event_submitted_again_changes_nothing() {
        String entry = published();
        LifeCycleEvent.EntryPublished second = new EntryPublished(id(), TIME, entry, 2, "gongan", DIGEST);
        Fact first = submit("gongan", second);
        submit("gongan", new EntryWithdrawn(id(), TIME, entry, DIGEST));

        assertThat(submit("gongan", second)).isEqualTo(first);
        assertThat(ledger().get(FactKind.ENTRY, entry).orElseThrow().state()).isEqualTo(FactState.WITHDRAWN);
        assertThat(ledger().history(FactKind.ENTRY, entry)).hasSize(3);
        refused(LedgerCode.EVENT_CONFLICT, () -> submit("gongan",
                new EntryPublished(second.event(), TIME, entry, 3, "gongan", DIGEST)));
    }

    @Test
    void transitions_that_the_life_cycle_lacks_are_refused() {
        String entry = published();
        String request = requested(entry, "name");
        refused(LedgerCode.EVENT_TRANSITION, () -> submit("minzheng",
                new RequestSubmitted(id(), TIME, request, "minzheng", "gongan", entry, List.of("name"), DIGEST)));
        String grant = granted(request);
        submit("gongan", new GrantRevoked(id(), TIME, grant, DIGEST));

        for (LifeCycleEvent late : List.of(new GrantActivated(id(), TIME, grant),
                new GrantRevoked(id(), TIME, grant, DIGEST), new GrantExpired(id(), TIME.plusDays(99), grant))) {
            refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan", late));
        }
        refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan", new GrantActivated(id(), TIME, number("G"))));
        submit("gongan", new EntryWithdrawn(id(), TIME, entry, DIGEST));
        refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan", new EntryWithdrawn(id(), TIME, entry, DIGEST)));
        refused(LedgerCode.EVENT_REFERENCE, () -> requested(entry, "name"));
    }

    @Test
    void the_clock_of_a_request_stops_and_goes_on_and_a_grant_is_suspended_and_signed_again() {
        String entry = published();
        String request = requested(entry, "name");
        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit("minzheng",
                new RequestMoved(id(), TIME, EventType.REQUEST_RETURNED, request, DIGEST)));
        submit("gongan", new RequestMoved(id(), TIME, EventType.REQUEST_EXTENDED, request, DIGEST));
        Fact returned = submit("gongan", new RequestMoved(id(), TIME, EventType.REQUEST_RETURNED, request, BINDING));
        assertThat(returned.state()).isEqualTo(FactState.RETURNED);
        assertThat(returned.detail("request-returned")).isEqualTo(BINDING);
        refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan",
                new RequestMoved(id(), TIME, EventType.REQUEST_EXTENDED, request, DIGEST)));
        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit("gongan",
                new RequestMoved(id(), TIME, EventType.REQUEST_COMPLETED, request, DIGEST)));
        assertThat(submit("minzheng", new RequestMoved(id(), TIME, EventType.REQUEST_COMPLETED, request, DIGEST))
                .state()).isEqualTo(FactState.SUBMITTED);

        String grant = granted(request);
        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit("weijian",
                new GrantMoved(id(), TIME, EventType.GRANT_SUSPENDED, grant, DIGEST)));
        assertThat(submit("gongan", new GrantMoved(id(), TIME, EventType.GRANT_SUSPENDED, grant, DIGEST)).state())
                .isEqualTo(FactState.SUSPENDED);
        refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan", new GrantActivated(id(), TIME, grant)));
        assertThat(submit("gongan", new GrantMoved(id(), TIME, EventType.GRANT_RESUMED, grant, BINDING)).state())
                .isEqualTo(FactState.SIGNED);
        assertThat(ledger().history(FactKind.GRANT, grant)).extracting(Fact::type).containsExactly(
                EventType.GRANT_RESUMED, EventType.GRANT_SUSPENDED, EventType.GRANT_SIGNED);

        String other = requested(entry, "sex");
        submit("minzheng", new RequestMoved(id(), TIME, EventType.REQUEST_WITHDRAWN, other, DIGEST));
        refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan", new RequestDecided(id(), TIME, other,
                Map.of("sex", new Verdict(true, "R1")), DIGEST)));
    }

    @Test
    void only_the_provider_binds_what_is_published_and_only_in_the_published_version() {
        String entry = "10101001/" + NUMBERS.incrementAndGet();
        refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan", new EntryBound(id(), TIME, entry, 1, BINDING)));
        submit("shujuju", new EntryPublished(id(), TIME, entry, 1, "gongan", DIGEST));

        EntryBound event = new EntryBound(id(), TIME, entry, 1, BINDING);
        Fact bound = submit("gongan", event);

        assertThat(bound.state()).isEqualTo(FactState.PUBLISHED);
        assertThat(bound.detail("binding")).isEqualTo(BINDING);
        assertThat(bound.detail("digest")).isEqualTo(DIGEST);
        assertThat(bound.details().path("version").asLong()).isEqualTo(1);
        assertThat(submit("gongan", event)).isEqualTo(bound);
        assertThat(ledger().get(FactKind.ENTRY, entry)).contains(bound);
        assertThat(ledger().history(FactKind.ENTRY, entry)).hasSize(2);
        for (String other : List.of("shujuju", "minzheng")) {
            refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit(other,
                    new EntryBound(id(), TIME, entry, 1, BINDING)));
        }
        refused(LedgerCode.EVENT_REFERENCE, () -> submit("gongan", new EntryBound(id(), TIME, entry, 2, BINDING)));
        refused(LedgerCode.EVENT_FIELD, () -> submit("gongan", new EntryBound(id(), TIME, entry, 1, "rk_table")));
        submit("gongan", new EntryWithdrawn(id(), TIME, entry, DIGEST));
        refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan", new EntryBound(id(), TIME, entry, 1, BINDING)));
    }

    @Test
    void a_binding_is_of_one_version() {
        String entry = published();
        submit("gongan", new EntryBound(id(), TIME, entry, 1, BINDING));

        Fact second = submit("gongan", new EntryPublished(id(), TIME, entry, 2, "gongan", DIGEST));

        assertThat(second.details().has("binding")).isFalse();
    }

    @Test
    void an_item_is_decided_once_and_only_granted_items_get_a_grant() {
        String request = requested(published(), "name", "sex");
        submit("gongan", new RequestDecided(id(), TIME, request, Map.of("sex", new Verdict(false, "R1")), DIGEST));

        refused(LedgerCode.EVENT_TRANSITION, () -> submit("gongan",
                new RequestDecided(id(), TIME, request, Map.of("sex", new Verdict(true, "R1")), DIGEST)));
        refused(LedgerCode.EVENT_REFERENCE, () -> submit("gongan",
                new RequestDecided(id(), TIME, request, Map.of("birth_date", new Verdict(true, "R1")), DIGEST)));
        for (String item : List.of("name", "sex", "birth_date")) {
            refused(LedgerCode.EVENT_REFERENCE, () -> submit("gongan",
                    new GrantSigned(id(), TIME, number("G"), request, List.of(item), TIME.plusDays(1), DIGEST,
                            DIGEST)));
        }
    }

    @Test
    void a_grant_does_not_expire_before_its_time() {
        String grant = granted(requested(published(), "name"));

        refused(LedgerCode.EVENT_NOT_DUE, () -> submit("gongan", new GrantExpired(id(), TIME.plusDays(1), grant)));
    }

    @Test
    void nobody_speaks_for_another_department() {
        String entry = published();
        String request = requested(entry, "name");
        String grant = granted(request);

        for (LifeCycleEvent event : List.of(
                new EntryPublished(id(), TIME, entry, 9, "gongan", DIGEST),
                new EntryWithdrawn(id(), TIME, entry, DIGEST),
                new RequestSubmitted(id(), TIME, number("R"), "minzheng", "gongan", entry, List.of("name"), DIGEST),
                new RequestDecided(id(), TIME, requested(entry, "sex"), Map.of("sex", new Verdict(true, "R1")), DIGEST),
                new GrantSigned(id(), TIME, number("G"), request, List.of("name"), TIME.plusDays(1), DIGEST, DIGEST),
                new GrantActivated(id(), TIME, grant),
                new GrantRevoked(id(), TIME, grant, DIGEST),
                new DisputeRaised(id(), TIME, number("D"), FactKind.GRANT, grant, 1, DIGEST))) {
            refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit("weijian", event));
        }
    }

    @Test
    void corrections_and_disputes_are_raised_and_closed() {
        String entry = published();
        String correction = number("C");
        submit("weijian", new CorrectionRaised(id(), TIME, correction, entry, DIGEST));
        refused(LedgerCode.EVENT_NOT_ENTITLED,
                () -> submit("weijian", new CorrectionClosed(id(), TIME, correction, true, DIGEST)));
        String dispute = number("D");
        submit("weijian", new DisputeRaised(id(), TIME, dispute, FactKind.CORRECTION, correction, 1, DIGEST));
        submit("gongan", new CorrectionClosed(id(), TIME, correction, true, DIGEST));

        assertThat(submit("shujuju", new DisputeClosed(id(), TIME, dispute, DIGEST)).state())
                .isEqualTo(FactState.CLOSED);
        assertThat(ledger().get(FactKind.CORRECTION, correction).orElseThrow().detail("outcome"))
                .isEqualTo("corrected");
        refused(LedgerCode.EVENT_TRANSITION,
                () -> submit("gongan", new CorrectionClosed(id(), TIME, correction, true, DIGEST)));
    }

    @Test
    void values_that_are_not_ids_codes_or_digests_are_refused() {
        String entry = published();
        for (LifeCycleEvent event : List.of(
                new EntryPublished(id(), TIME, "张三", 1, "gongan", DIGEST),
                new EntryPublished(id(), TIME, "99010219850307123", 1, "gongan", DIGEST),
                new EntryPublished(id(), TIME, entry, 5, "公安", DIGEST),
                new EntryWithdrawn(id(), TIME, entry, "李四投诉"),
                new EntryWithdrawn("990102198503071235", TIME, entry, DIGEST),
                new RequestSubmitted(id(), TIME, number("R"), "minzheng", "gongan", entry, List.of("王五"), DIGEST))) {
            assertThatThrownBy(() -> submit("gongan", event))
                    .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                            .isEqualTo(LedgerCode.EVENT_FIELD))
                    .message().doesNotContain("张三", "李四", "王五", "9901021985", "公安");
        }
    }

    @Test
    void a_refused_event_leaves_nothing_behind() {
        String grant = granted(requested(published(), "name"));
        GrantExpired early = new GrantExpired(id(), TIME.plusDays(1), grant);
        refused(LedgerCode.EVENT_NOT_DUE, () -> submit("gongan", early));

        assertThat(ledger().history(FactKind.GRANT, grant)).hasSize(1);
        submit("gongan", new GrantExpired(early.event(), TIME.plusDays(31), grant));
        assertThat(ledger().history(FactKind.GRANT, grant)).hasSize(2);
    }

    @Test
    void one_of_many_rivals_for_the_same_id_wins() {
        String entry = published();
        String correction = number("C");

        List<Object> outcomes =
                atOnce(12, n -> submit("weijian", new CorrectionRaised(id(), TIME, correction, entry, DIGEST)));

        assertThat(outcomes).filteredOn(Fact.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(CodedException.class::isInstance).hasSize(11)
                .allSatisfy(e -> assertThat(((CodedException) e).code()).isEqualTo(LedgerCode.EVENT_TRANSITION));
        assertThat(ledger().history(FactKind.CORRECTION, correction)).hasSize(1);
    }

    @Test
    void one_event_submitted_by_many_at_once_is_recorded_once_and_all_get_its_fact() {
        CorrectionRaised event = new CorrectionRaised(id(), TIME, number("C"), published(), DIGEST);

        List<Object> outcomes = atOnce(8, n -> submit("weijian", event));

        assertThat(outcomes).hasSize(8).containsOnly(ledger().get(FactKind.CORRECTION, event.correction())
                .orElseThrow());
        assertThat(ledger().history(FactKind.CORRECTION, event.correction())).hasSize(1);
    }

    @Test
    void events_of_one_provider_do_not_hinder_each_other() {
        String entry = published();
        List<String> corrections = IntStream.range(0, 24).mapToObj(n -> number("C")).toList();

        List<Object> outcomes = atOnce(24, n -> submit(n % 2 == 0 ? "weijian" : "minzheng",
                new CorrectionRaised(id(), TIME, corrections.get(n), entry, DIGEST)));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Fact.class));
        assertThat(corrections).allSatisfy(each -> assertThat(ledger().history(FactKind.CORRECTION, each)).hasSize(1));
    }

    @Test
    void decisions_taken_at_once_on_one_request_all_count() {
        List<String> items = IntStream.range(0, 6).mapToObj(n -> "item" + n).toList();
        String request = requested(published(), items.toArray(String[]::new));

        List<Object> outcomes = atOnce(6, n -> submit("gongan", new RequestDecided(id(), TIME, request,
                Map.of(items.get(n), new Verdict(true, "R809-16")), DIGEST)));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Fact.class));
        assertThat(ledger().get(FactKind.REQUEST, request).orElseThrow().state()).isEqualTo(FactState.DECIDED);
        assertThat(ledger().history(FactKind.REQUEST, request)).hasSize(7);
    }

    @Test
    void history_tells_in_the_order_of_submission_whatever_times_the_events_carry() {
        String entry = published();
        for (int version = 2; version <= 6; version++) {
            submit("gongan", new EntryPublished(id(), TIME.minusDays(version), entry, version, "gongan", DIGEST));
        }

        assertThat(ledger().history(FactKind.ENTRY, entry)).extracting(fact -> fact.details().path("version").asInt())
                .containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void a_submission_that_was_broken_off_half_way_is_recorded_once_when_it_is_repeated() throws InterruptedException {
        String entry = published();
        for (int after = 1; after <= 256; after *= 4) {
            CorrectionRaised event = new CorrectionRaised(id(), TIME, number("C"), entry, DIGEST);
            CountDownLatch began = new CountDownLatch(1);
            Thread caller = Thread.ofPlatform().start(() -> {
                began.countDown();
                try {
                    submit("weijian", event);
                } catch (CodedException e) {
                    assertThat(((LedgerCode) e.code()).isTransient()).isTrue();
                }
            });
            began.await();
            caller.join(after);
            caller.interrupt();
            caller.join();

            Fact fact = submit("weijian", event);

            assertThat(ledger().history(FactKind.CORRECTION, event.correction())).containsExactly(fact);
        }
    }

    @Test
    void a_checkpoint_with_a_false_signature_or_of_another_log_is_refused() {
        SigningKey key = SigningKeys.in(folder, "city" + IDS.next().toLowerCase(Locale.ROOT)).log();
        SigningKey other = SigningKeys.in(folder.resolve("other"), "other" + IDS.next().toLowerCase(Locale.ROOT)).log();
        GrowingTree tree = GrowingTree.empty();
        grow(tree, new HashMap<>(), 3, "a");
        CheckpointAnchored good = anchor(key, tree, List.of());

        refused(LedgerCode.CHECKPOINT_SIGNATURE,
                () -> submit("shujuju", new CheckpointAnchored(id(), TIME, good.origin(),
                good.checkpoint(), List.of(), other.verification().text())));
        refused(LedgerCode.EVENT_REFERENCE, () -> submit("shujuju", new CheckpointAnchored(id(), TIME, other.name(),
                good.checkpoint(), List.of(), good.key())));
        refused(LedgerCode.EVENT_FIELD, () -> submit("shujuju", new CheckpointAnchored(id(), TIME, good.origin(),
                "not a checkpoint", List.of(), good.key())));
        assertThat(ledger().get(FactKind.ANCHOR, good.origin())).isEmpty();
    }

    @Test
    void checkpoints_are_anchored_only_if_the_log_grew_from_the_last_one() {
        SigningKey key = SigningKeys.in(folder, "city" + IDS.next().toLowerCase(Locale.ROOT)).log();
        GrowingTree tree = GrowingTree.empty();
        Map<NodeId, Hash> nodes = new HashMap<>();
        grow(tree, nodes, 5, "a");
        submit("shujuju", anchor(key, tree, List.of()));
        grow(tree, nodes, 8, "a");
        List<Hash> proof = ProofPlan.consistency(5, tree.size()).hashes(nodes::get);

        refused(LedgerCode.CONSISTENCY_WRONG, () -> submit("shujuju", anchor(key, tree, List.of())));
        refused(LedgerCode.EVENT_NOT_ENTITLED, () -> submit("gongan", anchor(key, tree, proof)));
        Fact anchored = submit("shujuju", anchor(key, tree, proof));
        assertThat(anchored.details().path("size").asLong()).isEqualTo(13);
        refused(LedgerCode.ANCHOR_BEHIND, () -> submit("shujuju", anchor(key, tree, proof)));

        GrowingTree rewritten = GrowingTree.empty();
        Map<NodeId, Hash> others = new HashMap<>();
        grow(rewritten, others, 20, "b");
        refused(LedgerCode.CONSISTENCY_WRONG, () -> submit("shujuju",
                anchor(key, rewritten, ProofPlan.consistency(13, 20).hashes(others::get))));
        SigningKey other = SigningKeys.in(folder.resolve("other"), key.name().replace("/log", "")).log();
        refused(LedgerCode.CHECKPOINT_KEY, () -> submit("shujuju",
                anchor(other, rewritten, ProofPlan.consistency(13, 20).hashes(others::get))));
    }

    /** @return what each of several callers at once got: its fact or its refusal */
    private static List<Object> atOnce(int callers, IntFunction<Fact> call) {
        CyclicBarrier start = new CyclicBarrier(callers);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Object>> running = IntStream.range(0, callers).mapToObj(n -> threads.submit(() -> {
                start.await();
                try {
                    return (Object) call.apply(n);
                } catch (CodedException e) {
                    return e;
                }
            })).toList();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void grow(GrowingTree tree, Map<NodeId, Hash> nodes, int leaves, String content) {
        for (int i = 0; i < leaves; i++) {
            tree.add(Hash.leaf((content + tree.size()).getBytes(StandardCharsets.US_ASCII)));
        }
        nodes.putAll(tree.drain());
    }

    private static CheckpointAnchored anchor(SigningKey key, GrowingTree tree, List<Hash> path) {
        return new CheckpointAnchored(id(), TIME, key.name(), Checkpoint.sign(tree.size(), tree.root(), key).format(),
                path, key.verification().text());
    }

    private String published() {
        String entry = "10101001/" + NUMBERS.incrementAndGet();
        submit("shujuju", new EntryPublished(id(), TIME, entry, 1, "gongan", DIGEST));
        return entry;
    }

    private String requested(String entry, String... items) {
        String request = number("R");
        submit("minzheng", new RequestSubmitted(id(), TIME, request, "minzheng", "gongan", entry, List.of(items),
                DIGEST));
        return request;
    }

    private String granted(String request) {
        submit("gongan", new RequestDecided(id(), TIME, request, Map.of("name", new Verdict(true, "R809-16")), DIGEST));
        String grant = number("G");
        submit("gongan", new GrantSigned(id(), TIME, grant, request, List.of("name"), TIME.plusDays(30), DIGEST,
                DIGEST));
        return grant;
    }

    private Fact submit(String department, LifeCycleEvent event) {
        return ledger().submit(department, event);
    }

    private static void refused(LedgerCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private static String id() {
        return IDS.next();
    }

    private static String number(String prefix) {
        return prefix + "-2026-" + NUMBERS.incrementAndGet();
    }
}
