package org.shuqiao.systems.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.web.portal.Browsers;

/**
 * Tests OpenID log-in and log-out in a real browser. What it saw stands under {@code target/seen}.
 */
class BrowserLoginTest {

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static CityWithProvider city;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        city = CityWithProvider.start(folder);
    }

    @AfterAll
    static void stop() {
        if (city != null) {
            city.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }

    @BeforeEach
    void come() {
        context = browsers.browser().newContext(new Browser.NewContextOptions().setLocale("zh-CN")
                .setBaseURL(city.url("")));
        page = context.newPage();
        page.setDefaultTimeout(10_000);
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void theWayLeadsOverTheProviderToOnesOwnHomeAndOutAgain() {
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录").setExact(true)).click();

        provider();
        assertThat(page.url()).startsWith(city.provider().issuer() + "/login");
        password("wang");

        assertThat(page.url()).startsWith(city.url("/"));
        assertThat(page.locator("header .who").innerText()).contains("wang").contains("公安");
        page.navigate("/datasets");
        assertThat(page.url()).isEqualTo(city.url("/datasets"));

        page.locator("header form button").click();
        page.waitForURL(city.url("/"));
        assertThat(page.locator("header .who").count()).isZero();
        page.navigate("/login");
        provider();
        assertThat(page.url()).as("asked for the password again").startsWith(city.provider().issuer() + "/login");
    }

    @Test
    void whoWantedAPageGetsThereAfterTheLogIn() {
        page.navigate("/ledger");
        assertThat(page.url()).isEqualTo(city.url("/login"));

        provider();
        password("sun");

        assertThat(page.url()).startsWith(city.url("/ledger"));
    }

    @Test
    void whoMayNotComeInIsToldWhyOnTheLoginPage() {
        page.navigate("/login");
        provider();
        password("roleless");

        assertThat(page.url()).startsWith(city.url("/login"));
        assertThat(page.locator("main .problem").innerText()).contains("SQ-SRV-0007").contains("roles");
    }

    @Test
    void whileTheProviderIsDownTheLoginPageSaysSoAndALocalAccountGetsIn() {
        city.provider().process().kill();
        try {
            page.navigate("/login");
            provider();

            assertThat(page.locator("main .problem").innerText()).contains("SQ-SRV-0008");
            page.locator("input[name=username]").fill("admin");
            page.locator("input[name=password]").fill(city.admin());
            page.locator("main form button").click();
            assertThat(page.locator("header .who").innerText()).contains("admin");
        } finally {
            city.provider().startAgain();
        }
    }

    private void provider() {
        page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("统一身份认证登录")).click();
    }

    private void password(String login) {
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(CityWithProvider.PASSWORD);
        page.locator("button[type=submit]").click();
    }
}
