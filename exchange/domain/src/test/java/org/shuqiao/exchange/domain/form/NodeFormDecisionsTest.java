package org.shuqiao.exchange.domain.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.domain.testkit.Refusals.refused;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.catalog.source.Claim;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.source.SourceDecisions;
import org.shuqiao.exchange.domain.testkit.TestCity;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.KeySuccession;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;

/** An authority whose key is in its own node: what it decides about one source counts once the node has signed it. */
final class NodeFormDecisionsTest {

    private final TestCity city = new TestCity();
    private final FormChecks forms = city.exchange().getBean(FormChecks.class);
    private final FormDecisions decisions = city.exchange().getBean(FormDecisions.class);
    private final SourceDecisions sources = city.exchange().getBean(SourceDecisions.class);
    private final SigningKey node = SoftwareKey.generate("yunzhou.shuqiao/shuju", SignatureType.SM2);
    private final SigningKey person = SoftwareKey.generate("yunzhou.shuqiao/shuju/authority", SignatureType.ED25519);

    /** The hosted key signed once before, so that the node's key follows on it. */
    @BeforeEach
    void takeKey() {
        decisions.decide(city.authority, check("先前的表单").id(), "refuse", "请申请使用", Optional.empty());
        city.departmentKeys.change(history -> {
            Map<String, List<DepartmentKey>> all = new HashMap<>(history.departments());
            OffsetDateTime now = city.clock.instant().atZone(city.clock.getZone()).toOffsetDateTime();
            List<DepartmentKey> keys = new ArrayList<>();
            keys.add(all.get("shuju").getFirst().until(now.plusSeconds(1)));
            keys.add(KeySuccession.sign("shuju", node.verification(), Custody.NODE, now,
                    city.keys.department("shuju")));
            all.put("shuju", keys);
            return new KeyHistory(all);
        });
        city.clock.advance(Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aFormIsAllowedOnceTheNodeHasSigned() {
        FormCheck check = check("登记表");
        refused(ExchangeCode.APPROVAL_NEEDED, () ->
                decisions.decide(city.authority, check.id(), "allow", "现场需要", Optional.empty()));

        ActPreview shown = decisions.preview(city.authority, check.id(), "allow", "现场需要");
        FormCheck waiting = decisions.decide(city.authority, check.id(), "allow", "现场需要", approved(shown));
        assertThat(waiting.decision()).isEmpty();
        assertThat(check("登记表").refused()).isTrue();
        refused(FormCode.CHECK_DECIDED, () -> decisions.preview(city.authority, check.id(), "refuse", "改主意"));
        city.acts.accept(sign(city.acts.waiting("shuju").getFirst()));

        assertThat(check("登记表").refused()).isFalse();
        assertThat(forms.get(city.auditor, check.id()).decision().orElseThrow().by()).isEqualTo("shuju.authority");
        assertThat(city.acts.get(shown.act().digest()).signed().orElseThrow().act().body().path("fields").get(0)
                .path("code").asText()).isEqualTo(city.population);
    }

    @Test
    void aClaimIsDecidedOnceTheNodeHasSigned() {
        CatalogUser claimant = new CatalogUser("wang", "minzheng", CatalogDuty.OFFICER);
        SubmissionResult stopped = city.catalog.entries().submit(city.catalog.entries().draft(allowances(), claimant)
                .reference(), claimant);
        assertThat(stopped).isInstanceOf(SubmissionResult.Refused.class);
        Claim claim = city.catalog.sources().open().getFirst();
        refused(ExchangeCode.APPROVAL_NEEDED, () ->
                sources.decide(city.authority, claim.id(), "beside", "须自行核对", Optional.empty()));

        ActPreview shown = sources.preview(city.authority, claim.id(), "beside", "须自行核对");
        assertThat(sources.decide(city.authority, claim.id(), "beside", "须自行核对", approved(shown)).decision())
                .isEmpty();
        refused(CatalogCode.CLAIM_DECIDED, () -> sources.preview(city.authority, claim.id(), "refused", "改主意"));
        city.acts.accept(sign(city.acts.waiting("shuju").getFirst()));

        assertThat(city.catalog.sources().get(claim.id()).decision().orElseThrow().reason()).isEqualTo("须自行核对");
        assertThat(city.catalog.sources().open()).isEmpty();
    }

    private FormCheck check(String title) {
        return forms.check(city.requester, new FormChecks.Planned(title, Set.of(), "", List.of("身份证号", "性别")));
    }

    private static EntryDraft allowances() {
        return new EntryDraft(new Category("3", "02", "001", "0001"), "低保对象", "minzheng", "11990100000000027A",
                "低保对象的基本信息。", "database",
                List.of(new ItemDraft("citizen_number", "公民身份号码", "text", "citizen-number", "general-4"),
                        new ItemDraft("sex", "性别", "text", "sex", "general-4")),
                new SharingDraft("conditional", "用于救助", "《政务数据共享条例》第十七条", List.of("table")),
                new OpenDraft("none", ""), "daily", List.of(), "general-4", "", "", "测试用资源");
    }

    private Optional<ApprovedAct> approved(ActPreview shown) {
        return Optional.of(new ApprovedAct(shown.act(), Approval.keyFile(shown.act(), person)));
    }

    private SignedAct sign(StoredAct waiting) {
        return SignedAct.sign(waiting.act(), waiting.approval(), node);
    }
}
