/** Devices of the city that send by themselves. */
package org.shuqiao.city.device;
