package org.shuqiao.exchange.web.portal;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves the portal's files that are no pages. An address names a file's content or version, so that a browser loads
 * it once, and under no other address is the file found; templates name it plainly. Nothing else is looked for on the
 * class path: a page has many links, and each would be looked for in every jar.
 */
@Configuration
class StaticFiles implements WebMvcConfigurer {

    private static final String FOLDER = "classpath:/static/";
    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String own : new String[] {"css/", "js/"}) {
            registry.addResourceHandler("/" + own + "**").addResourceLocations(FOLDER + own)
                    .setCacheControl(FOR_EVER).resourceChain(true).addResolver(new WholeNames())
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
        registry.addResourceHandler("/vendor/**").addResourceLocations(FOLDER + "vendor/")
                .setCacheControl(FOR_EVER).resourceChain(true);
        registry.addResourceHandler("/webjars/**").addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(FOR_EVER).resourceChain(true).addResolver(new WholeNames())
                .addResolver(new LiteWebJarsResourceResolver());
        registry.addResourceHandler("/favicon.svg").addResourceLocations(FOLDER)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic()).resourceChain(true);
    }
}
