/** Running city with its database server, HTTP services, folder and process life cycle. */
package org.shuqiao.city.serve;

