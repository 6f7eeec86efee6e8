/** The running city: its database server, its HTTP services, its folder and the life of the process. */
package org.shuqiao.city.serve;

