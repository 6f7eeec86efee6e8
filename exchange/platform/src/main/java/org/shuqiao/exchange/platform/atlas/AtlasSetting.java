package org.shuqiao.exchange.platform.atlas;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.catalog.atlas.AtlasAddress;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.source.SecretResolver;

/** Reads the setting {@code catalog.atlas}. */
public final class AtlasSetting {

    private AtlasSetting() { }

    /** @return the Atlas to publish to, which the setting must name */
    public static AtlasAddress address(Configuration.Catalogue settings, Home home) {
        Optional<Path> trust = settings.trust().isBlank() ? Optional.empty()
                : Optional.of(home.installation().resolve(settings.trust()));
        return new AtlasAddress(URI.create(settings.atlas().replaceFirst("/+$", "")), settings.user(),
                SecretResolver.of(home.secrets()).secret(settings.secret()), trust);
    }
}
