package org.shuqiao.exchange.domain.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;
import org.shuqiao.base.error.CodedException;

/**
 * Calls an address with a bounded body and within bounded time, at exactly the addresses that the egress rule let pass.
 * It follows no redirect, keeps no cookie, uses no proxy, and reads nothing of the answer but its head.
 */
public final class WebhookCaller {

    /** Time for the whole call. */
    static final Duration TIME = Duration.ofSeconds(10);

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int LINE = 8192;
    private static final int HEADERS = 100;

    private final EgressRule rule;

    public WebhookCaller(EgressRule rule) {
        this.rule = rule;
    }

    /** @return the status. @throws CodedException where nobody answered, or nobody may be asked */
    public int post(String address, Map<String, String> headers, String body) {
        EgressRule.Place place = rule.check(address);
        HttpPost post = new HttpPost(place.url());
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofVirtual().name("webhook-time").start(() -> cancelLate(post, over));
        try (CloseableHttpClient client = client(place);
                ClassicHttpResponse answer = client.executeOpen(HttpHost.create(place.url()), post,
                        HttpCoreContext.create())) {
            return answer.getCode();
        } catch (IOException e) {
            throw new CodedException(WebhookCode.NOT_REACHED, e, TIME.toSeconds());
        } finally {
            over.countDown();
        }
    }

    private static void cancelLate(HttpPost post, CountDownLatch over) {
        try {
            if (!over.await(TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                post.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a client for one call: a kept connection would lead where its name no longer does. */
    private static CloseableHttpClient client(EgressRule.Place place) {
        Timeout time = Timeout.of(TIME);
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new Once(place))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(
                                Http1Config.custom().setMaxLineLength(LINE).setMaxHeaderCount(HEADERS).build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT)
                                .setSocketTimeout(time).build()).build())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(time)
                        .setRedirectsEnabled(false).build())
                .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableAuthCaching()
                .disableContentCompression().setUserAgent("Shuqiao").build();
    }

    /** Name service of one call: it answers what was looked at, and asks nobody again. */
    private record Once(EgressRule.Place place) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return place.addresses().toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
