package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Finds a file only under the address that names its content or version. What is answered is kept by browsers for a
 * year: under its plain name a file would stay as it was through all updates. Stands before the resolvers that find
 * plain names, which pages need to make addresses of them.
 */
final class WholeNames implements ResourceResolver {

    @Override
    public Resource resolveResource(HttpServletRequest request, String path, List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource found = chain.resolveResource(request, path, locations);
        return found == null || found instanceof HttpResource || isVersioned(found, path) ? found : null;
    }

    @Override
    public String resolveUrlPath(String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    /** @return whether the file lies under that very path, with a version in it */
    private static boolean isVersioned(Resource found, String path) {
        try {
            return path.matches(".*/[0-9]+[.][0-9]+[^/]*/.*") && found.getURL().getPath().endsWith("/" + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
