package org.shuqiao.exchange.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Journey of one resource from draft to receipt through the portal, by each role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PortalJourneyTest {

    private static final String PURPOSE = "低保复核";

    private Browsers browsers;
    private PortalCity city;
    private Path files;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        browsers = Browsers.open();
        files = folder.resolve("downloads");
        city = PortalCity.start(folder.resolve("city"));
    }

    @AfterAll
    void stop() {
        if (city != null) {
            city.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    @Order(1)
    void beforeAnythingHappenedEveryRoomSaysWhatToDo() {
        try (Visitor anybody = visitor(); Visitor officer = visitor().login("gongan-officer");
                Visitor authority = visitor().login("reviewer"); Visitor requester = visitor().login("minzheng-user")) {
            assertThat(anybody.go("/").main()).contains("还没有数据", "./shuqiao collect");
            assertThat(anybody.go("/catalogue").main()).contains("目录中还没有已发布的资源");
            assertThat(officer.go("/datasets").main()).contains("人口基本信息", "待归集");
            assertThat(officer.go("/datasets/gongan_rk/flow").main()).contains("由平台内嵌的归集程序运行", "还没有批次");
            assertThat(officer.go("/requests").main()).contains("没有待审核的申请", "还没有发出授权");
            assertThat(authority.go("/review").main()).contains("没有待审核的条目");
            assertThat(requester.go("/requests").main()).contains("还没有申请", "去资源目录");
            assertThat(requester.go("/query").main()).contains("还没有可以查询的授权");
            assertThat(requester.go("/ledger").main()).contains("没有符合条件的记录");
        }
    }

    @Test
    @Order(2)
    void anOfficerDraftsAndSubmitsAndSomebodyElsePublishes() throws IOException, SQLException {
        city.standardize();
        try (Visitor authority = visitor().login("reviewer")) {
            publish(authority, "gongan-officer", "人口基本信息");
            publish(authority, "jiaotong-officer", "道路基本信息");
            publish(authority, "weijian-officer", "患者主索引");
        }
        try (Visitor anybody = visitor()) {
            assertThat(anybody.go("/").main()).contains("已发布资源");
            assertThat(anybody.go("/catalogue").page().locator(".hit").count()).isEqualTo(3);
            anybody.follow("人口基本信息");
            assertThat(anybody.main()).contains("公民身份号码").doesNotContain("gmsfhm").doesNotContain("存疑字段");
        }
        try (Visitor provider = visitor().login("gongan-officer")) {
            provider.go("/catalogue").follow("人口基本信息");
            assertThat(provider.main()).contains("gmsfhm", "存疑字段");
            assertThat(provider.page().locator("svg.lineage rect").count()).isGreaterThanOrEqualTo(18);
            provider.go("/datasets/gongan_rk/flow");
            assertThat(provider.page().locator("#stages").innerText()).contains("公开", "目录发布", "安全日志");
        }
    }

    @Test
    @Order(3)
    void aRequesterSearchesInChineseReadsTheEntryAndRequests() {
        try (Visitor requester = visitor().login("minzheng-user")) {
            requester.go("/catalogue").fill("q", "身份号码").click("检索");
            assertThat(requester.page().locator(".hit mark").first().innerText()).contains("身份");
            requester.follow("人口基本信息");
            assertThat(requester.main()).contains("有条件共享", "规范性", "有值单元格 ÷ (读入行 × 对标列)", "数据血缘",
                    "只对提供部门、数据主管部门和已获授权的部门显示").doesNotContain("gmsfhm").doesNotContain("存疑字段");
            assertThat(requester.page().locator("g.source_column").count()).isZero();
            assertThat(requester.page().locator("td.number").count()).isZero();
            requester.follow("申请使用");
            requester.fill("purpose", PURPOSE).fill("explanation", "核对低保家庭成员的户籍状况")
                    .fill("basis", "《社会救助暂行办法》第五十八条").fill("scenario", "每月复核低保名单");
            requester.click("提交申请");
            assertThat(requester.main()).contains("SQ-EXC-0010"); // no item was ticked, and what was typed is kept
            assertThat(requester.page().locator("[name=purpose]").inputValue()).isEqualTo(PURPOSE);
            for (String item : List.of("citizen_number", "name", "sex")) {
                requester.page().locator("input[name=items][value=" + item + "]").check();
            }
            requester.click("提交申请");
            assertThat(requester.main()).contains("已提交，法定期限开始计时", "待审核", "个工作日", "公民身份号码");
        }
    }

    @Test
    @Order(4)
    void theProviderMasksReadsTheGrantInWordsAndSigns() {
        try (Visitor officer = visitor().login("gongan-officer")) {
            officer.go("/requests").follow("R-");
            Page page = officer.page();
            assertThat(page.locator("[name='verdict.citizen_number']:checked").count()).as("level 4").isZero();
            page.locator("[name='verdict.citizen_number'][value=mask]").check();
            page.locator("[name='verdict.sex'][value=refuse]").check();
            officer.click("下一步：预览授权");
            assertThat(officer.main()).contains("SQ-EXC-0032"); // refused without a rule
            page.locator("[name='verdict.sex'][value=agree]").check();
            page.locator("[name='verdict.name'][value=mask]").check();
            page.locator("[name='mask.name']").selectOption("person-name");
            page.locator("[name='mask.citizen_number']").selectOption("citizen-number");
            officer.click("下一步：预览授权");
            assertThat(page.locator(".words").first().innerText()).contains(
                    "云州市公安局授权云州市民政局为“低保复核”使用", "姓名（只留姓氏首字）", "公民身份号码（只留区划和出生年代）");
            assertThat(officer.main()).contains("再识别风险", "k = 1");
            officer.click("返回修改");
            assertThat(page.locator("[name='mask.name']").inputValue()).isEqualTo("person-name");
            officer.click("下一步：预览授权").click("确认并签署授权");
            assertThat(officer.main()).contains("已签署生效", "有效", "授权内容");
        }
    }

    @Test
    @Order(5)
    void theRequesterSeesMaskedRowsWithTheirReceiptAndARefusalWithIts() {
        try (Visitor requester = visitor().login("minzheng-user")) {
            requester.go("/query");
            assertThat(requester.main()).contains("gongan.rk", "只留姓氏首字");
            requester.fill("sql", "select name, citizen_number from gongan.rk order by name").click("执行");
            requester.page().locator("#receipt").waitFor();
            assertThat(requester.main()).contains("李*", "欧*", "王*", "990102198*********", "结果：3 行",
                    "standard.gongan_rk")
                    .doesNotContain("王小明");
            requester.fill("sql", "select home_address from gongan.rk").click("执行");
            requester.page().locator(".refused").waitFor();
            assertThat(requester.main()).contains("本次查询被拒绝", "SQ-QRY-", "回执").doesNotContain("王*");
            assertThat(requester.go("/ledger").page().locator("tbody tr").count()).isEqualTo(2);
        }
        try (var plain = browsers.browser().newContext(new Browser.NewContextOptions()
                .setBaseURL(city.url().toString()).setLocale("zh-CN").setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate("/login");
            page.locator("input[name=username]").fill("minzheng-user");
            page.locator("input[name=password]").fill(PortalCity.PASSWORD);
            page.locator("main form button").click();
            page.navigate("/query");
            page.locator("#run").click();
            assertThat(page.locator("main").innerText()).contains("回执", "欧*");
        }
    }

    @Test
    @Order(6)
    void anAuditorVerifiesAReceiptAndAnEditedOneIsRefused() throws IOException {
        try (Visitor auditor = visitor().login("auditor"); Visitor anybody = visitor()) {
            auditor.go("/ledger");
            auditor.page().locator("select[name=outcome]").selectOption("delivered");
            auditor.click("筛选");
            auditor.page().locator("tbody a.receipt").first().click();
            assertThat(auditor.main()).contains("Merkle 证明路径", "检查点中签名的根", "云州市民政局", PURPOSE);
            auditor.click("核验此回执");
            assertThat(auditor.page().locator(".verdict.valid").innerText()).contains("回执有效", "此后未被改动");
            Download download = auditor.page().waitForDownload(() -> auditor.follow("下载回执"));
            assertThat(download.suggestedFilename()).endsWith(".receipt.json");
            Path receipt = files.resolve("one.receipt.json");
            download.saveAs(receipt);

            anybody.go("/verify").page().locator("input[name=file]").setInputFiles(receipt);
            anybody.click("核验");
            assertThat(anybody.page().locator(".verdict.valid").innerText()).contains("云州市公安局");
            String edited = Files.readString(receipt).replace("\"rows\":3", "\"rows\":2");
            anybody.go("/verify").fill("receipt", edited).click("核验");
            assertThat(anybody.page().locator(".verdict.invalid").innerText()).contains("回执无效", "SQ-LED-");
            anybody.go("/verify").click("核验");
            assertThat(anybody.main()).contains("SQ-SRV-0203");
            String keys = anybody.page().request().get("/verify?keys").text();
            assertThat(keys.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
            assertThat(keys).contains("\"log\":[");
        }
    }

    @Test
    @Order(7)
    void whatIsSharedFreelyIsGrantedAtOnceAndWhatIsNotSharedIsRefusedWithAReceipt() {
        try (Visitor requester = visitor().login("minzheng-user")) {
            request(requester, "道路");
            assertThat(requester.main()).contains("已自动授权", "已授权");
            request(requester, "患者");
            assertThat(requester.main()).contains("不予共享", "拒绝回执", "已拒绝");
            requester.page().locator(".alert a").click();
            assertThat(requester.main()).contains("存证记录", "SQ-EXC-0028");
            List<String> path = requester.page().locator(".merkle code").allInnerTexts();
            assertThat(path).hasSizeGreaterThan(3);
            assertThat(path.get(path.size() - 2)).isEqualTo("→ " + path.getLast());
        }
    }

    @Test
    @Order(8)
    void noPageOfAnyRoleHasADeadLink() {
        Set<String> assets = new HashSet<>();
        try (Visitor anybody = visitor()) {
            assertThat(anybody.deadLinks(assets)).isEmpty();
        }
        for (String account : List.of("gongan-officer", "reviewer", "minzheng-user", "auditor")) {
            try (Visitor somebody = visitor().login(account)) {
                assertThat(somebody.deadLinks(assets)).as(account).isEmpty();
            }
        }
    }

    @Test
    @Order(9)
    void aRevokedGrantEndsAtOnce() {
        try (Visitor officer = visitor().login("gongan-officer");
                Visitor requester = visitor().login("minzheng-user")) {
            requester.go("/query?purpose=" + PURPOSE).fill("sql", "select name from gongan.rk");
            officer.go("/requests").follow("G-");
            officer.page().locator("form[action$='/revoke'] [name=reason]").fill("用途核实未通过");
            officer.click("撤销授权");
            assertThat(officer.main()).contains("已撤销，立即失效", "已撤销");
            requester.click("执行");
            requester.page().locator(".refused").waitFor();
            assertThat(requester.main()).contains("SQ-EXC-0043");
        }
    }

    @Test
    void aWrongPasswordIsRefusedInTheLanguageOfThePage() {
        try (Visitor somebody = visitor()) {
            assertThat(somebody.login("reviewer", "not the password").main()).contains("SQ-EXC-0003", "账号或密码不正确");
            somebody.go("/login?lang=en");
            assertThat(somebody.login("reviewer", "not the password").main()).contains("SQ-EXC-0003", "is wrong");
        }
    }

    @Test
    void theLanguageSwitchKeepsThePageAndIsRemembered() {
        try (Visitor anybody = visitor()) {
            Page page = anybody.go("/catalogue?q=%E8%BA%AB%E4%BB%BD").page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English")).click();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(page.locator("input[name=q]").inputValue()).isEqualTo("身份");
            assertThat(anybody.go("/").main()).contains("The whole chain");
        }
    }

    @Test
    void whatIsNotThereOrNotAllowedIsSaidOnAFriendlyPage() {
        try (Visitor auditor = visitor().login("auditor")) {
            assertThat(auditor.status("/nowhere")).isEqualTo(404);
            assertThat(auditor.main()).contains("SQ-SRV-0003", "返回首页");
            assertThat(auditor.status("/catalogue/entry?code=9/9")).isEqualTo(404);
            assertThat(auditor.main()).contains("SQ-EXC-0020");
            assertThat(auditor.status("/review")).isEqualTo(403);
            assertThat(auditor.main()).contains("SQ-EXC-0001");
            assertThat(auditor.status("/catalogue?page=0")).isEqualTo(422);
            assertThat(auditor.status("/catalogue?page=x")).isEqualTo(400);
        }
    }

    private void publish(Visitor authority, String officerAccount, String title) {
        try (Visitor officer = visitor().login(officerAccount)) {
            officer.go("/datasets").click("编目 " + title);
            assertThat(officer.main()).contains("草稿", "编目规则检查").containsAnyOf("未发现问题", "提示");
            officer.click("提交审核");
            assertThat(officer.main()).contains("已提交审核", "待审核");
            authority.go("/review").page().locator("tbody a").first().click();
            authority.click("发布");
            assertThat(authority.main()).contains("已发布，资源代码");
        }
    }

    private void request(Visitor requester, String words) {
        requester.go("/catalogue").fill("q", words).click("检索");
        requester.page().locator(".hit h2 a").first().click();
        requester.follow("申请使用");
        requester.page().locator("input[name=items]").first().check();
        requester.fill("purpose", "路网核对").fill("explanation", "核对地址").fill("basis", "《政务数据共享条例》")
                .fill("scenario", "每月一次").click("提交申请");
    }

    private Visitor visitor() {
        return new Visitor(browsers.browser(), city.url());
    }
}
