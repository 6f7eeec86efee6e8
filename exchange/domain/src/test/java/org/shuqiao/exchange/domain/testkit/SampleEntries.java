package org.shuqiao.exchange.domain.testkit;

import java.util.List;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishResult;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Catalogue entries of the small city's police, and the tables behind them. */
final class SampleEntries {

    private final Catalog catalog;

    SampleEntries(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Makes the tables that the entries are read from. */
    static void create(JdbcClient sql) {
        sql.sql("create table rk (citizen_number text, name text, sex text, division text)").update();
        sql.sql("""
                insert into rk values ('990102198503071235', '王小明', '1', '990102'),
                    ('990103194910010024', '李四', '2', '990103'), ('990102200001010010', '欧阳娜娜', '2', '990102')""")
                .update();
        sql.sql("create table road (id text, name text)").update();
        sql.sql("insert into road values ('R1', '东湖路'), ('R2', '西岭大道')").update();
    }

    /** @return the code of a new entry of the police, which the authority has published */
    String publish(String name, String sharing, String... modes) {
        var writer = new CatalogUser("li", "gongan", CatalogDuty.OFFICER);
        var reviewer = new CatalogUser("zhao", "shuju", CatalogDuty.AUTHORITY);
        boolean road = name.startsWith("道路");
        List<ItemDraft> items = road
                ? List.of(new ItemDraft("id", "道路编号", "text", "", ""), new ItemDraft("name", "道路名称", "text", "", ""))
                : List.of(new ItemDraft("citizen_number", "公民身份号码", "text", "citizen-number", "general-4"),
                        new ItemDraft("name", "姓名", "text", "person-name", ""),
                        new ItemDraft("sex", "性别", "text", "sex", ""),
                        new ItemDraft("division", "户籍区划", "text", "", ""));
        String basis = sharing.equals("none") ? "《中华人民共和国个人信息保护法》第二十八条"
                : sharing.equals("conditional") ? "《政务数据共享条例》第十七条" : "";
        EntryDraft draft = new EntryDraft(new Category("3", "01", "01", "00" + name.length()), name, "gongan",
                "11990100000000019F", name + "的摘要，供目录检索使用。", "database", items,
                new SharingDraft(sharing, sharing.equals("conditional") ? "用于民生核验" : "", basis, List.of(modes)),
                new OpenDraft("none", ""), "daily", List.of(), road ? "general-2" : "general-4", "", "", "测试用资源");
        EntryVersion submitted = switch (catalog.entries().submit(
                catalog.entries().draft(draft, writer).reference(), writer)) {
            case SubmissionResult.Submitted done -> done.version();
            case SubmissionResult.Refused refused -> throw new AssertionError(refused.findings());
        };
        return switch (catalog.entries().publish(submitted.reference(), reviewer)) {
            case PublishResult.Published done -> done.announcement().code();
            case PublishResult.Refused refused -> throw new AssertionError(refused.findings());
        };
    }
}
