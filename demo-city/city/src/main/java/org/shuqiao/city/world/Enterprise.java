package org.shuqiao.city.world;

import java.time.LocalDate;

/**
 * True data of an enterprise. {@code capital} is the registered capital in hundredths of ten thousand of whatever
 * currency it was paid in; {@code industry} is a class of GB/T 4754-2017.
 */
public record Enterprise(long index, String creditCode, String registrationNumber, String organisationCode, String name,
                         long capital, String industry, LocalDate established, String status,
                         String address, District district) { }
