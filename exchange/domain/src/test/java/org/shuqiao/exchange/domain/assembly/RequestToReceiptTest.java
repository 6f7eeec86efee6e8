package org.shuqiao.exchange.domain.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.catalog.waiting.QueuedChange;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.intake.Submission;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.BundleReport;
import org.shuqiao.ledger.verifier.BundleVerifier;

/** Path from a request to a receipt on real components. */
final class RequestToReceiptTest {

    private static final TestCity CITY = new TestCity();

    @AfterAll
    static void close() {
        CITY.close();
    }

    @Test
    void aRequestIsDecidedGrantedUsedAndProven() {
        Submission submitted = CITY.requests.submit(CITY.requester, CITY.ask("thin-1"));
        String id = submitted.request().id();
        assertThat(submitted.request().state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(submitted.grant()).isEmpty();

        CITY.decisions.decide(CITY.officer, id, new Decision(Map.of(
                "citizen_number", new ItemDecision.AgreeMasked("citizen-number"),
                "name", new ItemDecision.AgreeMasked("person-name"),
                "division", new ItemDecision.Refuse("复核不需要", "《个人信息保护法》第六条")), Terms.AS_REQUESTED));
        String digest = CITY.grants.preview(CITY.officer, id).digest();
        Grant grant = CITY.grants.issue(CITY.officer, id, digest);
        assertThat(SignedAct.parse(grant.document().getBytes(StandardCharsets.UTF_8))
                .verify(CITY.departmentKeys.history()).custody()).isEqualTo(Custody.HOSTED);

        DeliveryResult result = CITY.deliveries.query(CITY.requester, TestCity.PURPOSE,
                "select citizen_number, name from gongan.rk order by citizen_number");
        assertThat(result).isInstanceOf(DeliveryResult.Delivered.class);
        DeliveryResult.Delivered delivered = (DeliveryResult.Delivered) result;
        assertThat(delivered.answer().rows()).containsExactly(List.of("990102198*********", "王*"),
                List.of("990102200*********", "欧*"), List.of("990103194*********", "李*"));
        assertThat(delivered.receipt().record().sequences()).containsExactly(Map.entry(grant.id(), 1L));
        assertThat(CITY.receipts.get(CITY.auditor, delivered.receipt().record().id()).bytes())
                .isEqualTo(delivered.receipt().bytes());

        assertThat(CITY.ledger.get(FactKind.GRANT, grant.id()).orElseThrow().state()).isEqualTo(FactState.SIGNED);
        assertThat(CITY.ledger.get(FactKind.REQUEST, id).orElseThrow().state()).isEqualTo(FactState.DECIDED);
        assertThat(CITY.board.counters(CITY.auditor).eventsWaiting()).isZero();
        assertThat(CITY.board.counters(CITY.auditor).eventsRefused()).isZero();
        assertThat(CITY.catalog.waiting().first(1000)).extracting(QueuedChange::key).contains(id, grant.id());
    }

    @Test
    void anUnconditionalResourceIsGrantedAtOnce() {
        Submission submitted = CITY.requests.submit(CITY.requester,
                CITY.ask("roads-1", CITY.roads, List.of("id", "name"), Set.of(Mode.QUERY)));

        assertThat(submitted.request().state()).isEqualTo(RequestState.GRANTED);
        assertThat(submitted.grant()).isPresent();
        assertThat(submitted.grant().get().issuedBy()).isEqualTo("rule:unconditional");
        DeliveryResult result = CITY.deliveries
                .query(CITY.requester, TestCity.PURPOSE, "select count(*) as n from gongan.road");
        assertThat(((DeliveryResult.Delivered) result).answer().rows()).containsExactly(List.of(2L));
    }

    @Test
    void aResourceThatIsNotSharedIsRefusedWithItsBasisAndAReceipt() {
        Submission submitted = CITY.requests.submit(CITY.requester,
                CITY.ask("faces-1", CITY.faces, List.of("name"), Set.of(Mode.QUERY)));

        assertThat(submitted.request().state()).isEqualTo(RequestState.REFUSED);
        assertThat(submitted.request().items()).allSatisfy(item -> assertThat(item.decision()).contains(
                new ItemDecision.Refuse("不予共享", "《中华人民共和国个人信息保护法》第二十八条")));
        assertThat(submitted.refusal()).isPresent();
        String record = new String(submitted.refusal().get().record().bytes(), StandardCharsets.UTF_8);
        assertThat(record).contains("\"refusal\":\"SQ-EXC-0028\"").contains(CITY.faces);
        assertThat(submitted.grant()).isEqualTo(Optional.empty());
    }

    /** The consumer asked by its request: the act of it is what both sides signed of the refusal. */
    @Test
    void aRefusedRequestIsProvenToTheRequestAndTheEntryAndAnotherRefusalToWhatThereIs() {
        Submission submitted = CITY.requests.submit(CITY.requester,
                CITY.ask("faces-2", CITY.faces, List.of("name"), Set.of(Mode.QUERY)));
        DeliveryResult marketing = CITY.deliveries.query(CITY.requester, "商业营销", "select name from gongan.rk");
        Map<String, byte[]> files = new TreeMap<>();
        files.put("request.receipt.json", submitted.refusal().orElseThrow().bytes());
        files.put("marketing.receipt.json", ((DeliveryResult.Refused) marketing).receipt().bytes());
        PublicKeys keys = CITY.departmentKeys.publicKeys();
        keys.history().departments().keySet().forEach(department -> CITY.acts.signedFrom(department, 1, 200).acts()
                .forEach(act -> files.put(Sha256.hex(act.bytes()) + ".act.json", act.bytes())));

        BundleReport report = BundleVerifier.verify(files, keys);

        assertThat(report.invalid()).isEmpty();
        assertThat(report.counts().valid()).isEqualTo(2);
        assertThat(report.counts().consumer()).as("signed by both sides").isEqualTo(2);
        assertThat(report.counts().requested()).as("with a request to prove to").isEqualTo(1);
        assertThat(report.counts().request()).isEqualTo(1);
    }
}
