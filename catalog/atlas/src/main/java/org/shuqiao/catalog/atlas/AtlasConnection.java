package org.shuqiao.catalog.atlas;

import com.sun.jersey.api.client.Client;
import com.sun.jersey.api.client.ClientHandlerException;
import com.sun.jersey.api.client.UniformInterfaceException;
import com.sun.jersey.api.client.config.DefaultClientConfig;
import com.sun.jersey.api.client.filter.HTTPBasicAuthFilter;
import com.sun.jersey.api.json.JSONConfiguration;
import com.sun.jersey.client.urlconnection.HTTPSProperties;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.atlas.AtlasClientV2;
import org.apache.atlas.AtlasServiceException;
import org.apache.commons.configuration.BaseConfiguration;
import org.apache.commons.configuration.Configuration;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;

/**
 * Client connection to Apache Atlas with timeouts, whose failures become coded errors.
 * Atlas' own words may hold values of what was sent, so only its error code is passed on.
 */
public final class AtlasConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Pattern ATLAS_CODE = Pattern.compile("ATLAS-\\d{3}-\\d{2}-[0-9A-F]{3}");

    private final AtlasAddress address;
    private final Client http;
    private final AtlasClientV2 client;

    /** @param answer how long one call may take at most before it sends something back */
    public AtlasConnection(AtlasAddress address, Duration answer) {
        this.address = address;
        DefaultClientConfig config = new DefaultClientConfig();
        config.getFeatures().put(JSONConfiguration.FEATURE_POJO_MAPPING, true);
        address.trust().ifPresent(authorities -> config.getProperties()
                .put(HTTPSProperties.PROPERTY_HTTPS_PROPERTIES,
                        new HTTPSProperties(null, TlsContext.ofCertificates(authorities))));
        this.http = Client.create(config);
        http.setConnectTimeout((int) CONNECT.toMillis());
        http.setReadTimeout((int) answer.toMillis());
        http.addFilter(new HTTPBasicAuthFilter(address.user(), address.password()));
        http.addFilter(new SentOnce(http.getMessageBodyWorkers()));
        this.client = new AtlasClientV2(http.resource(address.url()), once());
    }

    /** Turns off the client's own retries, which last 20 seconds: the caller decides whether to call again. */
    private static Configuration once() {
        Configuration configuration = new BaseConfiguration();
        configuration.setProperty("atlas.client.ha.retries", 1);
        configuration.setProperty("atlas.client.ha.sleep.interval.ms", 0);
        return configuration;
    }

    /** Call to Atlas that returns a result. */
    @FunctionalInterface
    public interface Call<T> {
        T on(AtlasClientV2 client) throws AtlasServiceException;
    }

    /** Call to Atlas without a result. */
    @FunctionalInterface
    public interface Order {
        void on(AtlasClientV2 client) throws AtlasServiceException;
    }

    public <T> T call(Call<T> call) {
        try {
            return call.on(client);
        } catch (AtlasServiceException e) {
            throw coded(e);
        } catch (ClientHandlerException | UniformInterfaceException e) {
            CatalogCode code = e.getCause() instanceof SSLHandshakeException ? CatalogCode.ATLAS_UNTRUSTED
                    : CatalogCode.ATLAS_UNREACHABLE;
            throw new CodedException(code, e, address.url());
        }
    }

    public void order(Order order) {
        call(client -> {
            order.on(client);
            return true;
        });
    }

    /** @return what the call found; empty where Atlas has no such thing */
    public <T> Optional<T> find(Call<T> call) {
        return call(client -> {
            try {
                return Optional.ofNullable(call.on(client));
            } catch (AtlasServiceException e) {
                if (e.getStatus() != null && e.getStatus().getStatusCode() == 404) {
                    return Optional.<T>empty();
                }
                throw e;
            }
        });
    }

    private CodedException coded(AtlasServiceException e) {
        int status = e.getStatus() == null ? 0 : e.getStatus().getStatusCode();
        if (status == 401 || status == 403) {
            return new CodedException(CatalogCode.ATLAS_LOGIN, e, address.url(), address.user());
        }
        if (status >= 400 && status < 500) {
            Matcher code = ATLAS_CODE.matcher(String.valueOf(e.getMessage()));
            return new CodedException(CatalogCode.ATLAS_REFUSED, e, code.find() ? code.group() : "HTTP " + status);
        }
        if (status >= 500) {
            Matcher code = ATLAS_CODE.matcher(String.valueOf(e.getMessage()));
            return new CodedException(CatalogCode.ATLAS_FAILED, e, code.find() ? code.group() : "HTTP " + status);
        }
        return new CodedException(CatalogCode.ATLAS_UNREACHABLE, e, address.url());
    }

    public AtlasAddress address() {
        return address;
    }

    @Override
    public void close() {
        http.destroy();
    }
}
