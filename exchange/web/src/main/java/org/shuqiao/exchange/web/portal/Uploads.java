package org.shuqiao.exchange.web.portal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Size limits of uploads, somewhat above the largest receipt. */
@Configuration
class Uploads {

    private static final DataSize MOST = DataSize.ofMegabytes(4);

    @Bean
    MultipartConfigElement multipart() {
        MultipartConfigFactory limits = new MultipartConfigFactory();
        limits.setMaxFileSize(MOST);
        limits.setMaxRequestSize(MOST);
        limits.setFileSizeThreshold(MOST); // never on disk
        return limits.createMultipartConfig();
    }

    /** Reads uploads, but not a second time for the page that tells of a refused one. */
    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return request.getDispatcherType() != DispatcherType.ERROR && super.isMultipart(request);
            }
        };
    }
}
