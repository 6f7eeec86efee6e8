package org.shuqiao.exchange.domain.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was signed is what is enforced, whatever somebody writes into the store. */
final class ChangedGrantsTest {

    private static final String SQL = "select name, division from gongan.rk order by name";
    private final TestCity city = new TestCity();
    private final JdbcClient store = JdbcClient.create(city.pool);

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aPolicyThatWasWidenedInTheStoreIsNotEnforced() {
        Grant grant = narrow("g");
        store.sql("update exchange.grant_ set policy = replace(policy, :mask, '')")
                .param("mask", ",\"masks\":{\"name\":\"person-name\"}").update();

        assertRefused(ExchangeCode.GRANT_UNPROVEN, grant);

        store.sql("update exchange.grant_ set policy_digest = :digest").param("digest", PolicyJson.digest(
                store.sql("select policy from exchange.grant_").query(String.class).single())).update();
        assertRefused(ExchangeCode.GRANT_UNPROVEN, grant);
    }

    @Test
    void everyColumnBesideTheSignedActHasToAgree() {
        for (String change : List.of("provider = 'minzheng'", "resource = resource || '1'", "version = 2",
                "title = 'x'", "valid_to = valid_to + interval '1 year'", "valid_from = valid_from - interval '1 day'",
                "request = request || 'x'", "policy_digest = replace(policy_digest, 'a', 'b')")) {
            Grant grant = narrow("g" + change.hashCode());
            store.sql("alter table exchange.grant_ drop constraint if exists grant__request_fkey").update();
            store.sql("update exchange.grant_ set " + change + " where id = :id").param("id", grant.id()).update();

            assertRefused(ExchangeCode.GRANT_UNPROVEN, grant);

            store.sql("delete from exchange.grant_ where id = :id").param("id", grant.id()).update();
        }
    }

    @Test
    void aGrantThatIsMovedToAnotherConsumerGivesItNothing() {
        narrow("g");
        city.account("jiaotong.requester", "jiaotong", Role.REQUESTER);
        store.sql("update exchange.grant_ set consumer = 'jiaotong'").update();

        DeliveryResult result = city.deliveries.query(
                new Actor("jiaotong.requester", "jiaotong",
                        Set.of(Role.REQUESTER)), TestCity.PURPOSE, SQL);

        assertThat(((DeliveryResult.Refused) result).reason().code()).isEqualTo(ExchangeCode.GRANT_UNPROVEN);
    }

    @Test
    void theSignedActsOfTwoGrantsCannotChangePlaces() {
        Grant narrow = narrow("narrow");
        Grant wide = city.grant("wide", Terms.AS_REQUESTED);
        store.sql("update exchange.act set id = 'x' where kind = 'grant' and id = :id").param("id", narrow.id())
                .update();
        store.sql("update exchange.act set id = :to where kind = 'grant' and id = :id").param("id", wide.id())
                .param("to", narrow.id()).update();
        copyPolicy(wide, narrow);

        assertThat(city.grants.get(city.auditor, narrow.id()).evidence().fault()).contains("id");
    }

    @Test
    void anActOfAnotherGrantWithAGoodSignatureIsNoActOfThisOne() {
        Grant narrow = narrow("narrow");
        Grant wide = city.grant("wide", Terms.AS_REQUESTED);
        store.sql("""
                update exchange.act a set signed = b.signed from exchange.act b
                where a.kind = 'grant' and a.id = :narrow and b.kind = 'grant' and b.id = :wide""")
                .param("narrow", narrow.id()).param("wide", wide.id()).update();

        assertThat(city.grants.get(city.auditor, narrow.id()).evidence().fault()).contains("id");
    }

    @Test
    void anActWithAChangedByteIsNotEnforced() {
        Grant grant = narrow("g");
        store.sql("update exchange.act set signed = replace(signed, '\"person-name\"', '\"year-only\"')").update();

        assertRefused(ExchangeCode.GRANT_UNPROVEN, grant);
    }

    @Test
    void aGrantWhoseActIsGoneGivesNothing() {
        Grant grant = narrow("g");
        store.sql("delete from exchange.act where kind = 'grant'").update();

        assertRefused(ExchangeCode.GRANT_UNPROVEN, grant);
        assertRefusedAfterRestart(ExchangeCode.GRANT_UNPROVEN);
    }

    @Test
    void aRevocationThatIsTakenOutOfTheStoreStaysOne() {
        Grant grant = narrow("g");
        city.grants.revoke(city.officer, grant.id(), "用途变更");
        store.sql("update exchange.grant_ set revoked_at = null, revoked_by = null, revocation = null").update();

        assertRefused(ExchangeCode.GRANT_REVOKED, grant);
        assertRefusedAfterRestart(ExchangeCode.GRANT_REVOKED);
    }

    @Test
    void whoTakesTheRevocationsActAwayFindsNothingDelivered() {
        Grant grant = narrow("g");
        city.grants.revoke(city.officer, grant.id(), "用途变更");
        store.sql("update exchange.grant_ set revoked_at = null, revoked_by = null, revocation = null").update();
        store.sql("delete from exchange.act where kind = 'revocation'").update();

        assertRefused(ExchangeCode.GRANT_UNPROVEN, grant);
        assertRefusedAfterRestart(ExchangeCode.GRANT_UNPROVEN);
    }

    @Test
    void anActTakenOutOfTheMiddleIsFound() {
        Grant first = narrow("a");
        city.grants.revoke(city.officer, first.id(), "用途变更");
        narrow("b");
        store.sql("update exchange.grant_ set revoked_at = null").update();
        store.sql("delete from exchange.act where kind = 'revocation'").update();

        assertRefusedAfterRestart(ExchangeCode.GRANT_UNPROVEN);
    }

    @Test
    void aTableThatIsExchangedInTheStoreIsNotRead() {
        Grant grant = narrow("g");
        city.inDepartment().sql("create table secret as select * from rk").update();
        store.sql("update exchange.binding set backing = '{gongan,public,secret}' where resource = :code")
                .param("code", city.population).update();

        assertRefused(ExchangeCode.GRANT_SUSPENDED, grant);
    }

    @Test
    void bindingAnewIsAnEventAndSuspendsUntilTheProviderSignsAgain() {
        Grant grant = narrow("g");
        city.inDepartment().sql("create table rk2 as select * from rk where name = '李四'").update();

        city.bind(city.population, new Binding(
                new TableName("gongan", "rk"), new Backing.DepartmentTable("gongan", "public", "rk2")));

        assertRefused(ExchangeCode.GRANT_SUSPENDED, grant);
        assertThat(city.ledger.get(FactKind.ENTRY, city.population).orElseThrow().detail("binding"))
                .isEqualTo(city.acts.signed(ActKind.ENTRY, city.population + "@1").orElseThrow().act().digest());
        assertThat(city.board.counters(city.auditor).eventsRefused()).isZero();

        city.grants.resume(city.officer, grant.id(), Optional.empty());

        DeliveryResult answer = city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        assertThat(((DeliveryResult.Delivered) answer).answer().rows()).isEmpty();
        Grant again = city.grants.get(city.auditor, grant.id());
        assertThat(again.digest()).isEqualTo(grant.digest());
        assertThat(again.evidence().act()).isNotEqualTo(grant.evidence().act());
    }

    @Test
    void theRecordCitesThePolicyThatWasEnforcedAndTheActsLeadBackToTheEntry() {
        Grant grant = narrow("g");
        DeliveryResult answer = city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);

        GrantUse use = answer.receipt().record().draft().uses().getFirst();
        SignedAct signed = city.acts.signed(ActKind.GRANT, grant.id()).orElseThrow();
        assertThat(use.policy()).isEqualTo(Sha256.tagged(
                CanonicalJson.bytes(signed.act().body().get("policy"))));
        SignedAct decision = city.acts.signed(ActKind.DECISION, grant.request()).orElseThrow();
        SignedAct request = city.acts.signed(ActKind.REQUEST, grant.request()).orElseThrow();
        SignedAct entry = city.acts.signed(ActKind.ENTRY, city.population + "@1").orElseThrow();
        assertThat(signed.act().follows()).contains(decision.act().reference());
        assertThat(decision.act().follows()).contains(request.act().reference());
        assertThat(request.act().follows()).contains(entry.act().reference());
        for (SignedAct act : List.of(signed, decision, request, entry)) {
            assertThat(act.verify(city.departmentKeys.history())).isNotNull();
        }
        assertThat(city.ledger.get(FactKind.GRANT, grant.id()).orElseThrow().detail("digest"))
                .isEqualTo(signed.act().digest());
    }

    @Test
    void aGrantFromBeforeThereWereActsGoesOnByItsOwnSignature() {
        Grant grant = asBefore(narrow("g"));

        try (ConfigurableApplicationContext upgraded = city.opened(city.ledger)) {
            assertThat(upgraded.getBean(Deliveries.class).query(city.requester, TestCity.PURPOSE, SQL))
                    .isInstanceOf(DeliveryResult.Delivered.class);
            assertThat(upgraded.getBean(Grants.class).get(city.auditor, grant.id()).evidence().act()).isEmpty();
        }

        store.sql("update exchange.grant_ set document = replace(document, '\"person-name\"', '\"year-only\"')")
                .update();
        assertRefusedAfterRestart(ExchangeCode.GRANT_UNPROVEN);
    }

    @Test
    void aRevocationFromBeforeThereWereActsIsKnownToTheLedger() {
        Grant grant = narrow("g");
        city.grants.revoke(city.officer, grant.id(), "用途变更");
        asBefore(grant);
        store.sql("update exchange.grant_ set revoked_at = null").update();
        assertThat(city.ledger.get(FactKind.GRANT, grant.id()).orElseThrow().state()).isEqualTo(FactState.REVOKED);

        assertRefusedAfterRestart(ExchangeCode.GRANT_REVOKED);
    }

    /** Turns a grant into what was stored before there were acts. */
    private Grant asBefore(Grant grant) {
        var document = CanonicalJson.object().put("v", 1).put("id", grant.id()).put("request", grant.request())
                .put("digest", grant.digest()).put("issuedBy", grant.issuedBy())
                .put("issuedAt", PolicyJson.time(grant.issuedAt()));
        document.set("policy", PolicyJson.tree(grant.policy()));
        var key = city.keys.department("gongan");
        String told = city.acts.signed(ActKind.GRANT, grant.id()).orElseThrow().act().digest();
        store.sql("alter table ledger_state.write disable trigger all").update();
        store.sql("""
                update ledger_state.write
                set value = convert_to(replace(convert_from(value, 'UTF8'), :act, :document), 'UTF8')
                where value is not null""")
                .param("act", told).param("document", Sha256.tagged(CanonicalJson.bytes(document))).update();
        store.sql("truncate exchange.act").update();
        assertThat(city.folder.resolve("keys/acts.json").toFile().delete()).isTrue();
        store.sql("update exchange.grant_ set document = :document, signature = :signature, signer = :signer")
                .param("document", new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8))
                .param("signature", Signatures.sign(document, key)).param("signer", key.name()).update();
        return grant;
    }

    private void copyPolicy(Grant from, Grant to) {
        store.sql("""
                update exchange.grant_ a set policy = b.policy, policy_digest = b.policy_digest
                from exchange.grant_ b where a.id = :to and b.id = :from""")
                .param("to", to.id()).param("from", from.id()).update();
    }

    /** One row, a masked name. */
    private Grant narrow(String key) {
        Decision decision = new Decision(Map.of("name", new ItemDecision.AgreeMasked("person-name"),
                "division", new ItemDecision.Agree()), new Terms(Optional.of("division = '990102'"), Optional.empty(),
                        Quota.UNLIMITED, OptionalInt.empty(), Optional.empty(), Optional.empty()));
        return city.grant(city.ask(key, city.population, List.of("name", "division"), Set.of(Mode.QUERY)), decision);
    }

    private void assertRefused(ExchangeCode code, Grant grant) {
        DeliveryResult result = city.deliveries.query(city.requester, TestCity.PURPOSE, SQL);
        assertThat(result).isInstanceOfSatisfying(DeliveryResult.Refused.class, refused ->
                assertThat(refused.reason().code()).isEqualTo(code));
        assertThat(result.receipt().record()).isInstanceOf(ExchangeRecord.class);
        assertThat(grant.id()).isNotBlank();
    }

    private void assertRefusedAfterRestart(ExchangeCode code) {
        try (ConfigurableApplicationContext again = city.opened(city.ledger)) {
            DeliveryResult result = again.getBean(Deliveries.class)
                    .query(city.requester, TestCity.PURPOSE, SQL);
            assertThat(result).isInstanceOfSatisfying(DeliveryResult.Refused.class, refused ->
                    assertThat(refused.reason().code()).isEqualTo(code));
        }
    }
}
