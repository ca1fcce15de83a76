import { describeCampaign } from './campaign';
import { contactNow } from './plans/contactNow';

describeCampaign(contactNow);
