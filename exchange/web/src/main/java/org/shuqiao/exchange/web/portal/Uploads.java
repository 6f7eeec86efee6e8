package org.shuqiao.exchange.web.portal;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

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
}
