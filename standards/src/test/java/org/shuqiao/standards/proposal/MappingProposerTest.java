package org.shuqiao.standards.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.SourceFiles;

/** What names, values, types, units, neighbours and earlier mappings make of a column. */
class MappingProposerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static Candidate first(ColumnFacts column) {
        return propose(Learned.nothing(), column).getFirst().first();
    }

    private static List<ColumnProposal> propose(Learned learned, ColumnFacts... columns) {
        return new MappingProposer(StandardPack.load(), learned, TODAY).propose(List.of(columns), "minzheng");
    }

    private static ColumnFacts valued(String name, String... values) {
        return new ColumnFacts(name, Optional.empty(), ContractColumn.Type.TEXT, List.of(values));
    }

    @Test
    void namesInChinesePinyinInitialsAndEnglishMeanTheSame() {
        for (String name : List.of("身份证号", "sfzh", "GMSFHM", "shenfenzhenghao", "id_card", "IdCardNo",
                "申请人身份证号码（必填）", "sqr_sfzh")) {
            assertThat(first(ColumnFacts.named(name)).element()).as(name).contains("citizen-number");
        }
        for (String name : List.of("联系电话", "lxdh", "LXDH1", "lianxidianhua", "contact_phone", "mobile")) {
            assertThat(first(ColumnFacts.named(name)).element()).as(name).contains("phone");
        }
    }

    @Test
    void checkDigitsAndCodeSetsSayWhatANamelessColumnHolds() {
        assertThat(first(valued("F8", "110101194903070014", "110101194903070022", "110101194903070030"))
                .element()).contains("citizen-number");
        assertThat(first(valued("c3", "男", "女", "女", "男")).element()).contains("sex");
        assertThat(first(valued("F9", "13800138000", "13900139000", "010-66012345")).element()).contains("phone");
        assertThat(first(valued("c4", "2024-03-07", "2024-03-08", "2024-12-31")).element()).contains("date");
        assertThat(first(valued("c5", "2024-03-07 10:00:00", "2024-03-08 11:30:00", "2024-12-31 00:00:01")).element())
                .contains("datetime");
    }

    @Test
    void valuesThatDoNotPassSpeakAgainstAName() {
        Candidate named = first(ColumnFacts.named("身份证号"));
        Candidate wrong = first(valued("身份证号", "A-1", "A-2", "A-3", "A-4"));

        assertThat(named.confidence()).isGreaterThan(Candidate.SURE);
        assertThat(wrong.confidence()).isLessThan(0.5);
    }

    @Test
    void noElementIsAnAnswerToo() {
        Candidate photo = first(ColumnFacts.named("照片"));
        Candidate unknown = first(ColumnFacts.named("QZX_17"));

        assertThat(photo.element()).isEmpty();
        assertThat(unknown.element()).isEmpty();
        assertThat(unknown.confidence()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void unitsAndCodesChooseTheEncoding() {
        assertThat(first(ColumnFacts.named("注册资本（万元）")).encoding()).contains("wan-yuan");
        assertThat(first(valued("出生日期", "07/03/1949", "21/12/2001", "30/11/1999")).encoding())
                .contains("dd/MM/yyyy");
        assertThat(first(new ColumnFacts("SEX_CODE", Optional.of("性别 1男 2女"), ContractColumn.Type.INTEGER,
                List.of("1", "2", "1"))).element()).contains("sex");
    }

    @Test
    void neighboursDecideWhatARegistrationNumberIs() {
        var person = propose(Learned.nothing(), ColumnFacts.named("姓名"), ColumnFacts.named("性别"),
                ColumnFacts.named("注册号"));
        var enterprise = propose(Learned.nothing(), ColumnFacts.named("企业名称"), ColumnFacts.named("组织机构代码"),
                ColumnFacts.named("注册号"));

        assertThat(person.get(2).first().element()).contains("identifier");
        assertThat(enterprise.get(2).first().element()).contains("registration-number");
    }

    @Test
    void whatAnOfficerSettledIsKnownNextTimeAndNamedByItsVersion() {
        var settled = SourceFiles.parse(Path.of("card.yaml"), """
                dataset: card
                department: minzheng
                title: {zh: 卡, en: Cards}
                owner: 民政局
                update: monthly
                source: {kind: file, path: /x/card.csv, format: csv, slice: {mode: snapshot}}
                contract: [{column: QZX_17, type: text}]
                mapping:
                  key: [card_number]
                  columns: [{from: QZX_17, to: card_number, element: identifier, level: must}]
                """);
        Learned learned = Learned.from(List.of(settled));

        Candidate first = propose(learned, ColumnFacts.named("qzx_17")).getFirst().first();

        assertThat(first.element()).contains("identifier");
        assertThat(first.column()).isEqualTo("card_number");
        assertThat(first.reasons()).extracting(reason -> reason.text(Language.EN))
                .anyMatch(text -> text.contains("this department"));
        assertThat(learned.version()).isNotEqualTo(Learned.nothing().version());
    }

    @Test
    void oddHeadersAreAnsweredAllTheSame() {
        for (String name : List.of("", " ", "（）", "((((", "🙂", "_", "1", "a".repeat(5000), "名".repeat(5000),
                "\u0000", "是否")) {
            assertThat(propose(Learned.nothing(), ColumnFacts.named(name)).getFirst().candidates()).as(name)
                    .isNotEmpty();
        }
        assertThat(propose(Learned.nothing(), Collections.nCopies(300, ColumnFacts.named("姓名"))
                .toArray(ColumnFacts[]::new))).hasSize(300);
    }
}
